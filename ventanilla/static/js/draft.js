// `data-draft="key"` keeps what is typed in this browser until its form is sent, and says since when.
// Each actor has their own: another person on this computer, or the same one for another customer, never sees it.
// `data-draft-saved` is the sentence, with %s where the time goes; it appears in [data-draft-note="key"].
for (const field of document.querySelectorAll("[data-draft]")) {
  const name = `draft:${document.body.dataset.draftsOf}:${field.dataset.draft}`
  const tab = which => field.form?.querySelector(`input[name="kind"]${which}`)
  const note = document.querySelector(`[data-draft-note="${CSS.escape(field.dataset.draft)}"]`)
  let timer

  const kept = read(name)
  if (kept && !field.value.trim()) {
    field.value = kept.text
    // A note must not come back as an answer to the customer.
    if (kept.kind && tab(`[value="${kept.kind}"]`)) tab(`[value="${kept.kind}"]`).checked = true
    say(kept.at)
  }
  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 800)
  })
  addEventListener("pagehide", () => timer && keep())
  // Forgotten only when the server has taken it: it then answers with another page (data-draft-done).
  field.form?.addEventListener("submit", () => { keep(); sessionStorage.setItem("draft-sent", name) })

  function keep() {
    if (field.value.trim()) localStorage.setItem(name, JSON.stringify({ text: field.value, kind: tab(":checked")?.value, at: Date.now() }))
    else localStorage.removeItem(name)
    timer = undefined
    if (field.value.trim()) say(Date.now())
  }

  function say(at) {
    const time = new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" })
    if (note) note.textContent = field.dataset.draftSaved.replace("%s", time)
  }
}

function read(name) {
  try { return JSON.parse(localStorage.getItem(name)) } catch { return null }
}
