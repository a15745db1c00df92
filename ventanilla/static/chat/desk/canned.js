// A canned reply goes into the box, where the cursor stands; it is sent by who has read it.
document.addEventListener("click", event => {
  const words = event.target.closest("[data-chat-canned]")?.dataset.chatCanned
  if (!words) return
  event.target.closest("dialog")?.close()
  form.querySelector("[name=kind][value=said]").checked = true
  field.setRangeText(words, field.selectionStart, field.selectionEnd, "end")
  field.dispatchEvent(new Event("input", { bubbles: true }))
  field.focus()
})
