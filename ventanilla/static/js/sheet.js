// `data-sheet` on a link, or on a form that only asks: where it leads is shown over this page, as long as that is a sheet.
// Without a script, and whenever something goes wrong, it is a page of its own.
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-sheet]")
  if (event.target.closest("dialog.asked [data-sheet-close]")) {
    event.preventDefault()
    event.target.closest("dialog").close()
  } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault()
    show(link.href)
  }
})

document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-sheet]")) return
  event.preventDefault()
  const address = new URL(event.target.action)
  address.search = new URLSearchParams(new FormData(event.target, event.submitter))
  show(address)
})

async function show(address) {
  const body = await bodyOf(address)
  if (!body) return location.assign(address)
  const sheet = document.createElement("dialog")
  sheet.className = "dialog asked"
  sheet.setAttribute("aria-labelledby", "sheet-title")
  sheet.append(body)
  document.querySelector(".desk").append(sheet)
  sheet.addEventListener("close", () => sheet.remove())
  sheet.showModal()
  document.dispatchEvent(new Event("ventanilla:sheet"))
}

async function bodyOf(address) {
  const answer = await fetch(address).catch(() => null)
  const page = answer?.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null
  const body = page?.querySelector("[data-sheet-body]")
  const title = body?.querySelector("h1")
  if (!title) return null
  // The page behind has its own first heading.
  const { id, textContent, autofocus } = title
  const smaller = Object.assign(document.createElement("h2"), { id, textContent, autofocus })
  if (autofocus) smaller.tabIndex = -1   // what is only read is read from its beginning, not from its last button
  title.replaceWith(smaller)
  return document.adoptNode(body)
}
