// A menu (details) closes on Escape, on a click elsewhere, and when another opens; arrows go up and down in it.
const menus = "details[data-menu][open]"

function close(except) {
  for (const one of document.querySelectorAll(menus)) if (one !== except) one.open = false
}

document.addEventListener("click", event => close(event.target.closest(menus)))
document.addEventListener("keydown", event => {
  const menu = document.querySelector(menus)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step && menu?.contains(event.target)) return walk(menu, step, event)
  if (event.key !== "Escape" || !menu) return
  event.preventDefault()   // it had its use
  menu.open = false
  menu.querySelector("summary").focus()
})

// From the last one on to the first; where one types, arrows are for typing.
function walk(menu, step, event) {
  if (event.target.matches("input, textarea, select")) return
  const items = [...menu.querySelectorAll("a[href], button:not([disabled])")].filter(one => one.checkVisibility())
  event.preventDefault()
  const at = items.indexOf(event.target)
  items.at((at < 0 && step < 0 ? at : at + step) % items.length)?.focus()
}
