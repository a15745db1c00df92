// What the bell tells of a thing is read when that thing has been in sight for a second (`data-shows="ticket:12"`), also where it
// has come into a page that was open (`ventanilla:seen`), and when somebody follows one from the list (`data-opens`).
const bell = document.querySelector("[data-bell]")

async function read(thing, until) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value
  if (!token) return
  const body = new URLSearchParams({ thing, until })
  const sent = fetch(bell.dataset.reads, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: true })
  const left = await sent.then(answer => answer.ok ? answer.json() : null).catch(() => null)
  if (left) document.dispatchEvent(new CustomEvent("ventanilla:bell", { detail: left.unread }))
}

function seen() {
  if (document.hidden) return
  document.removeEventListener("visibilitychange", later)
  read(bell.dataset.shows, bell.dataset.until)
}

function later() {
  if (!document.hidden) setTimeout(seen, 1000)
}

if (bell?.dataset.shows) {
  document.addEventListener("visibilitychange", later)
  later()
}
document.addEventListener("ventanilla:seen", ({ detail: { shows, until } }) => bell && read(shows, until))
document.addEventListener("click", event => {
  const opened = event.target.closest?.("[data-opens]")
  if (bell && opened) read(opened.dataset.opens, "")
})
