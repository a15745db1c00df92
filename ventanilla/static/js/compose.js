// `data-compose`: Ctrl+Enter sends. `data-compose-tool` writes Markdown around the selection of `data-compose-for`.
const WRITES = {
  bold: words => [`**${words}**`, 2, words.length],
  list: words => [words.split("\n").map(line => `- ${line}`).join("\n"), 2, words.length],
  link: words => [`[${words}](https://)`, words ? words.length + 3 : 1, words ? 8 : 0],
}

document.addEventListener("click", event => {
  const tool = event.target.closest("[data-compose-tool]")
  if (!tool) return
  const field = document.getElementById(tool.dataset.composeFor)
  const { selectionStart: start, selectionEnd: end, value } = field
  const [text, from, length] = WRITES[tool.dataset.composeTool](value.slice(start, end))
  field.focus()
  field.setRangeText(text, start, end, "end")
  field.setSelectionRange(start + from, start + from + length)
  field.dispatchEvent(new Event("input", { bubbles: true }))
})

document.addEventListener("keydown", event => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("[data-compose]")) return
  event.preventDefault()
  const buttons = [...event.target.form.querySelectorAll("[data-send]")]
  event.target.form.requestSubmit(buttons.find(one => one.checkVisibility()) ?? null)
})
