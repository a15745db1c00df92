// `data-draft="address"`: the house keeps what is typed, a second after the typing stops and when one leaves the page.
// It tells of it by `ventanilla:draft` (the answer, or nothing when nobody answered); see draft-here.js, draft-shown.js.
for (const field of document.querySelectorAll("[data-draft]")) {
  const form = field.form, mark = form.querySelector("[data-draft-mark]")
  const tab = Math.random().toString(36).slice(2, 10)
  let timer, going, sent = false, kept = JSON.stringify(written())

  form.addEventListener("input", later)
  for (const list of form.querySelectorAll("[data-upload-list]"))
    new MutationObserver(later).observe(list, { childList: true, subtree: true })
  document.addEventListener("visibilitychange", () => document.hidden && keep())
  addEventListener("pagehide", () => { if (!sent && changed()) post(written()).catch(() => {}) })
  addEventListener("pageshow", () => { sent = false })
  document.addEventListener("submit", send)
  field.addEventListener("ventanilla:draft-do", ({ detail }) => post(detail).then(tell, () => {}))

  function later() {
    clearTimeout(timer)
    timer = setTimeout(keep, 1000)
  }

  async function keep() {
    if (going || sent || !changed()) return
    const now = written()
    going = post(now).then(answer => { kept = JSON.stringify(now); tell(answer) }, () => tell(null))
    await going
    going = undefined
    if (JSON.stringify(written()) !== JSON.stringify(now)) later()
  }

  function written() {
    return { text: field.value, kind: form.elements.kind?.value ?? "", files: new FormData(form).getAll("files") }
  }

  function changed() {
    return JSON.stringify(written()) !== kept
  }

  async function post(told) {
    const body = new FormData(), facts = { draft: mark.value, tab, ...told }
    for (const name in facts) for (const one of [facts[name]].flat()) body.append(name, one)
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
    const keepalive = (told.text ?? "").length < 15e3, signal = AbortSignal.timeout(8000)   // kept alive browsers send no more than 64 kB
    return (await fetch(field.dataset.draft, { method: "POST", body, headers, keepalive, signal })).json()
  }

  function tell(answer) {
    if (answer) mark.value = answer.mark
    field.dispatchEvent(new CustomEvent("ventanilla:draft", { detail: answer }))
  }

  // A save that is under way arrives before the words themselves: after them it would bring them back.
  function send(event) {
    if (event.target !== form || event.defaultPrevented) return
    sent = true
    if (!going) return
    event.preventDefault()
    going.then(() => form.requestSubmit(event.submitter))
  }
}
