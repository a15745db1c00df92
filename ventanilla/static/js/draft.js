// `data-draft="key"` keeps what is typed in this browser until its form is sent, and says since when.
// `data-draft-saved` is the sentence, with %s where the time goes; it appears in [data-draft-note="key"].
for (const field of document.querySelectorAll("[data-draft]")) {
  const name = `draft:${field.dataset.draft}`
  const note = document.querySelector(`[data-draft-note="${CSS.escape(field.dataset.draft)}"]`)
  let timer

  const kept = read(name)
  if (kept && !field.value.trim()) {
    field.value = kept.text
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
    if (field.value.trim()) localStorage.setItem(name, JSON.stringify({ text: field.value, at: Date.now() }))
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
