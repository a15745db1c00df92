// The box of the portal: beside the page where there is room, over all of it on a phone, where the page waits behind it. It is as
// open on the next page as on this one. Escape closes it, and the focus goes back to the button.
const button = document.querySelector("[data-chat]")
const NARROW = matchMedia("(width < 40rem)")
const OPEN = `chat-open:${owner}`

function open(byPress) {
  if (room.open) return
  if (!NARROW.matches && !byPress) room.open = true   // show() would take the focus from the page that has just come
  else if (!NARROW.matches) room.show()
  else if (byPress) room.showModal()
  else return
  delete room.dataset.away
  sessionStorage.setItem(OPEN, "yes")
  button.ariaExpanded = "true"
  toTheEnd()
  if (byPress) (field.closest("[hidden]") ? one("message-text") : field).focus()
  lookAtNew()
  listen()
}

function close() {
  room.dataset.away = "yes"
  sessionStorage.removeItem(OPEN)
  button.ariaExpanded = "false"
  const inside = room.contains(document.activeElement)
  if (room.open) room.close()
  if (inside) button.focus()
}

button.addEventListener("click", event => {
  event.preventDefault()
  if (room.open) close()
  else open(true)
})
one("close").addEventListener("click", close)
room.addEventListener("keydown", event => {
  if (event.key !== "Escape" || event.defaultPrevented || room.querySelector("details[open]")) return
  event.preventDefault()
  close()
})
room.addEventListener("cancel", event => { event.preventDefault(); close() })
NARROW.addEventListener("change", () => { if (room.open) { close(); open(true) } })
