// The desk's keys, while nobody is typing. `data-hotkeys` on the page switches them on.
// j k move through [data-hotkey-list] links, Enter opens, ? shows the help; [data-hotkey="x"] is pressed by x.
const page = document.querySelector("[data-hotkeys]")

function move(step) {
  const lines = [...document.querySelectorAll("[data-hotkey-list] a")]
  const focused = lines.indexOf(document.activeElement)
  const from = focused >= 0 ? focused : lines.findIndex(line => line.ariaCurrent)
  lines.at(Math.max(0, Math.min(lines.length - 1, from + step)))?.focus()
}

function press(target) {
  target.click()
  target.closest("details[open]")?.querySelector("a, button")?.focus()
  document.getElementById(target.dataset.hotkeyFocus)?.focus()
}

page && document.addEventListener("keydown", event => {
  const typing = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable], dialog[open]")
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return
  const target = document.querySelector(`[data-hotkey="${CSS.escape(event.key)}"]`)
  if (event.key === "j") move(1)
  else if (event.key === "k") move(-1)
  else if (event.key === "?") document.querySelector("[data-hotkeys-help]")?.showModal()
  else if (target) press(target)
  else return
  event.preventDefault()
})
