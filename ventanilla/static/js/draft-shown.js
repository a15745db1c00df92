// Beside a box with a draft: since when it is kept, the way to throw it away, and what one wrote in another tab.
for (const field of document.querySelectorAll("[data-draft]")) {
  const form = field.form
  const note = form.querySelector("[data-draft-note]"), discard = form.querySelector("[data-draft-discard]")
  const others = form.querySelector("[data-draft-others]")
  const ask = deed => field.dispatchEvent(new CustomEvent("ventanilla:draft-do", { detail: { do: deed } }))

  discard.hidden = !note.textContent.trim()
  field.addEventListener("ventanilla:draft", ({ detail }) => {
    note.textContent = detail ? detail.saved : field.dataset.draftHere
    discard.hidden = !detail?.saved
    if (detail) show(detail.others)
  })
  discard.addEventListener("click", () => {
    write("")
    for (const row of form.querySelectorAll("[data-upload-list] > li")) row.remove()
    ask("discard")
  })
  others?.addEventListener("click", ({ target }) => {
    const row = target.closest("[data-draft-other]")
    if (target.closest("[data-draft-add]")) add(row)
    else if (target.closest("[data-draft-drop]")) { row.remove(); if (!others.querySelector("[data-draft-other]")) ask("alone") }
  })

  function show(texts) {
    if (others) others.innerHTML = texts   // from our own templates, which escape
  }

  // What was begun as a note makes a note of it all: never the other way round.
  function add(row) {
    if (row.dataset.kind === "note") form.querySelector("[name=kind][value=note]")?.click()
    write([field.value, row.querySelector("[data-text]").textContent].filter(Boolean).join("\n\n"))
    row.remove()
  }

  function write(text) {
    field.value = text
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.focus()
  }
}
