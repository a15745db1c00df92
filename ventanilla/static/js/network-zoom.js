// `data-zoom`: a drawing that grows and shrinks in its room, by buttons, by Ctrl and the wheel, by + and −. What is under the
// pointer, or else the middle, stays where it is.
const most = 3, least = .2

const prepare = box => {
  const drawing = box.querySelector("svg[viewBox].net"), room = box.querySelector("[data-zoom-room]")
  const told = box.querySelector("[data-zoom-told]")
  const wide = drawing.width.baseVal.value, high = drawing.height.baseVal.value
  let scale = 1
  const to = (wanted, x = room.clientWidth / 2, y = room.clientHeight / 2) => {
    const next = Math.min(most, Math.max(least, wanted)), grown = next / scale
    const left = (room.scrollLeft + x) * grown - x, top = (room.scrollTop + y) * grown - y
    scale = next
    drawing.setAttribute("width", wide * next)
    drawing.setAttribute("height", high * next)
    room.scrollTo(left, top)
    told.value = `${Math.round(next * 100)} %`
  }
  box.addEventListener("click", event => {
    const by = event.target.closest("[data-zoom-by]")?.dataset.zoomBy
    if (by) to(by === "fit" ? Math.min(1, room.clientWidth / wide) : scale * by)
  })
  room.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const edge = room.getBoundingClientRect()
    to(scale * Math.exp(-event.deltaY / 400), event.clientX - edge.left, event.clientY - edge.top)
  }, { passive: false })
  room.addEventListener("keydown", event => {
    const by = { "+": 1.25, "-": .8, 0: 1 / scale }[event.key]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    to(scale * by)
  })
}

document.querySelectorAll("[data-zoom]").forEach(prepare)
