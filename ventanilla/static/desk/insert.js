// `data-insert="words"` puts its words where the cursor stands in the text marked `data-insert-into`.
document.addEventListener("click", event => {
  const words = event.target.closest("[data-insert]")?.dataset.insert
  const text = words && document.querySelector("[data-insert-into]")
  if (!text) return
  text.setRangeText(words, text.selectionStart, text.selectionEnd, "end")
  text.focus()
  text.dispatchEvent(new Event("input", { bubbles: true }))
})
