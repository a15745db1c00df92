// `data-swap="id"` on a link or a form: what comes back replaces that part of the page alone; what is being typed elsewhere
// stays. Without an answer it goes on as the link or the form that it is. `data-changes`: it makes the ticket another version.
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-swap]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const typed = early(link)
  swap(link.dataset.swap, link.href).then(() => typed(document.activeElement), () => { location.href = link.href })
})

// What is typed until the box is there belongs into it, and is no command of the page.
function early(link) {
  const box = link.parentNode.appendChild(document.createElement("input"))
  let entered = false
  Object.assign(box, { className: "vh", ariaLabel: link.ariaLabel, onkeydown: event => { entered ||= event.key === "Enter" } })
  box.focus()
  return target => {
    if (box.value) target.value = box.value
    if (entered) target.form?.requestSubmit()
  }
}

document.addEventListener("submit", event => {
  const form = event.target
  if (!form.matches("[data-swap]") || event.defaultPrevented) return
  event.preventDefault()
  const body = new FormData(form, event.submitter)
  swap(form.dataset.swap, form.action, { method: "POST", body })
    .then(page => form.matches("[data-changes]") && renew(page), () => form.submit())
})

async function swap(id, address, request) {
  const answer = await fetch(address, request)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = document.adoptNode(page.getElementById(id))
  document.getElementById(id).replaceWith(fresh)
  fresh.querySelector("[autofocus]")?.focus()
  return page
}

// The other forms of the page learn of this change, unless it was not the only one: then they have to ask (see the versions).
function renew(page) {
  const version = from => from.querySelector("[name=version]")?.value
  if (Number(version(page)) !== Number(version(document)) + 1) return
  for (const name of ["version", "seen_message", "seen_event"])
    for (const one of document.querySelectorAll(`[name="${name}"]`)) one.value = page.querySelector(`[name="${name}"]`).value
  const shown = document.querySelector("[data-version]")
  if (shown) shown.dataset.version = version(page)
}
