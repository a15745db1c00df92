// A menu (details) closes on Escape, on a click elsewhere, and when another opens.
const menus = "details[data-menu][open]"

function close(except) {
  for (const one of document.querySelectorAll(menus)) if (one !== except) one.open = false
}

document.addEventListener("click", event => close(event.target.closest(menus)))
document.addEventListener("keydown", event => {
  const menu = document.querySelector(menus)
  if (event.key !== "Escape" || !menu) return
  event.preventDefault()   // it had its use
  menu.open = false
  menu.querySelector("summary").focus()
})
