// While the house does not answer, this browser keeps what is typed, each actor's apart: another person on this computer,
// or the same one for another customer, never sees it. It forgets as soon as the house has the words.
for (const field of document.querySelectorAll("[data-draft]")) {
  const form = field.form
  const here = `draft:${document.body.dataset.draftsOf}:${field.dataset.draftPlace}`
  let unsaved = false

  form.addEventListener("input", () => { unsaved = true })
  field.addEventListener("ventanilla:draft", ({ detail }) => {
    unsaved = !detail
    if (detail) localStorage.removeItem(here)
    else keep()
  })
  addEventListener("pagehide", () => unsaved && keep())
  // Forgotten only when the house has taken it: it then answers with another page (draft-sent.js).
  document.addEventListener("submit", event => {
    if (event.target !== form || event.defaultPrevented) return
    keep()
    sessionStorage.setItem("draft-sent", here)
    sessionStorage.setItem("draft-mark", mark())
    unsaved = false
  })
  addEventListener("pageshow", leaveOut)
  setTimeout(comeBack)   // when draft-sent.js has forgotten what arrived, and draft.js listens

  function keep() {
    if (field.value.trim()) localStorage.setItem(here, JSON.stringify({ text: field.value, kind: form.elements.kind?.value ?? "" }))
  }

  // What has arrived already, brought back by the browser with the page before.
  function leaveOut() {
    if (field.value === field.defaultValue || sessionStorage.getItem(`arrived:${here}`) !== mark()) return
    field.value = ""
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  // By which the same words are known again, without keeping them.
  function mark() {
    return String([...field.value].reduce((sum, sign) => (sum * 31 + sign.codePointAt()) | 0, field.value.length))
  }

  // Below what the house had; and what was begun as a note makes a note of it all.
  function comeBack() {
    const left = JSON.parse(localStorage.getItem(here) ?? "{}")
    if (!left.text || field.value.includes(left.text)) return localStorage.removeItem(here)
    const tab = form.querySelector(`[name="kind"][value="${left.kind}"]`)
    if (tab && (left.kind === "note" || !field.value.trim())) tab.checked = true
    field.value = [field.value, left.text].filter(text => text.trim()).join("\n\n")
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
}
