// `data-compose`: Ctrl+Enter sends, with Shift and on to the next, with Alt as the solution; Escape leaves the box, so that
// the page's keys work again. `data-compose-tool` writes Markdown around the selection of `data-compose-for`.
const WRITES = {
  bold: words => [`**${words}**`, 2, words.length],
  list: words => [words.split("\n").map(line => `- ${line}`).join("\n"), 2, words.length],
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
  const field = event.target.closest?.("[data-compose]")
  if (!field || event.defaultPrevented) return
  if (event.key === "Escape") (field.closest("[tabindex]") ?? document.body).focus()
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const then = event.shiftKey ? "next" : event.altKey ? "resolve" : ""
  const button = field.form.querySelector(`[data-send="${then}"]`)
  if (button || !then) field.form.requestSubmit(button)
})

// The hint in the empty box is that of the open tab; the page says the other tabs' ones.
for (const tab of document.querySelectorAll("[name=kind]")) {
  const field = tab.form.querySelector("[data-compose]")
  const hint = tab.dataset.hint ?? field?.placeholder
  if (field) tab.addEventListener("change", () => { field.placeholder = hint })
}

// After sending one is at the box, not in it: the next key may be a command. Who chose what to write is in it.
const place = { "#box": "#box", "#composer": "textarea#composer" }[location.hash]
if (place) document.querySelector(place)?.focus()
