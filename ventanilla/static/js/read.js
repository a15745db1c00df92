// `data-read="address"`: after a second in sight what the page shows has been read, until the moment it was made.
const page = document.querySelector("[data-read]")

function read() {
  if (document.hidden) return
  document.removeEventListener("visibilitychange", later)
  const body = new URLSearchParams({ until: page.dataset.until })
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value }
  fetch(page.dataset.read, { method: "POST", body, headers }).then(answer => {
    if (answer.ok) document.querySelector(".line[aria-current]")?.classList.remove("unread")
  }, () => {})
}

function later() {
  if (!document.hidden) setTimeout(read, 1000)
}

if (page) {
  document.addEventListener("visibilitychange", later)
  later()
}
