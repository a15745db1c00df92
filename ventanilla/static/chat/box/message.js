// Outside hours the same words go as a message: what was begun in one box stands in the other.
const words = one("message-text")
words.value = field.value
words.addEventListener("input", () => {
  field.value = words.value
  field.dispatchEvent(new Event("input"))
})
