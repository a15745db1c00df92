// `data-zoom-room`: with a mouse the drawing is dragged about; fingers scroll by themselves. A drag presses no link.
const far = 4

const prepare = room => {
  let from = null, dragged = false
  room.addEventListener("pointerdown", event => {
    if (event.pointerType !== "mouse" || event.button !== 0) return
    from = { x: event.clientX + room.scrollLeft, y: event.clientY + room.scrollTop }
    dragged = false
  })
  room.addEventListener("pointermove", event => {
    if (!from) return
    const left = from.x - event.clientX, top = from.y - event.clientY
    if (!dragged && Math.abs(left - room.scrollLeft) + Math.abs(top - room.scrollTop) < far) return
    if (!dragged) room.setPointerCapture(event.pointerId)
    dragged = true
    room.classList.add("grabbed")
    room.scrollTo(left, top)
  })
  for (const end of ["pointerup", "pointercancel"])
    room.addEventListener(end, () => { from = null; room.classList.remove("grabbed") })
  room.addEventListener("click", event => {
    if (dragged) event.preventDefault()
    dragged = false
  }, true)
  room.addEventListener("dragstart", event => event.preventDefault())
}

document.querySelectorAll("[data-zoom-room]").forEach(prepare)
