// What one does besides talking: end it, have it sent, give stars, begin another, leave a message. Each is a form that the house
// answers with another page where there is no script; here only whether it was taken counts.
async function deed(form) {
  const body = new URLSearchParams(new FormData(form, form.ownerDocument.activeElement?.form === form ? form.ownerDocument.activeElement : null))
  body.set("csrfmiddlewaretoken", token)
  const headers = { Accept: "application/json" }
  const address = form.dataset.deed === "message" ? form.action : `${room.dataset.at}${form.dataset.deed}/`
  const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" }).catch(() => null)
  return answer?.ok ? answer.json() : { error: answer && await answer.json().then(told => told.error, () => "") || one("line-state").dataset.cut }
}

room.addEventListener("submit", async event => {
  const form = event.target.closest("[data-deed]")
  if (!form || event.defaultPrevented) return
  event.preventDefault()
  if (form.dataset.busy) return
  form.dataset.busy = "yes"
  const told = await deed(form)
  delete form.dataset.busy
  room.querySelector("details[open]")?.removeAttribute("open")
  say(one("said"), told.error ?? told.said)
  if (told.error) return
  if (form.dataset.deed === "message") left(form, told)
  if (form.dataset.deed === "valorar") one("rate").hidden = true
  if (form.dataset.deed === "terminar") listen()
})

// The message is a ticket now: its number stands there, and the box takes another.
function left(form, told) {
  form.reset()
  form.elements.form_key.value = newKey()
  localStorage.removeItem(BEGUN)
  form.querySelectorAll("[data-upload-list] li").forEach(row => row.remove())
  Object.assign(one("ticket"), { href: told.href, textContent: told.words })
  one("ticket-row").hidden = false
}

one("anew").addEventListener("click", () => {
  begin({})
  room.dataset.state = ""
  one("ticket-row").hidden = true
  refresh()
})
