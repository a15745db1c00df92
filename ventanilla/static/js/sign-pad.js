// `data-sign-pad="strokes"`: a canvas to sign on with finger, pen or mouse. The field of that name in its form gets
// [[[x, y, ms], …], …] on a pad of 600 by 200, whatever its size on the screen; `data-sign-clear` in the form empties it.
const [WIDE, HIGH, MOST] = [600, 200, 6000]

for (const pad of document.querySelectorAll("[data-sign-pad]")) {
  const form = pad.closest("form"), field = form.elements[pad.dataset.signPad], ink = pad.getContext("2d")
  let strokes = [], began = 0, drawing = null
  for (const one of form.querySelectorAll("[data-sign-shown]")) one.hidden = false
  for (const one of form.querySelectorAll("[data-sign-clear]")) one.addEventListener("click", clear)
  try { strokes = JSON.parse(field.value || "[]") } catch { field.value = "" }
  began = performance.now() - (strokes.at(-1)?.at(-1)?.[2] ?? 0)
  strokes.forEach(draw)

  pad.addEventListener("pointerdown", event => {
    if (event.button || drawing || points() > MOST) return
    event.preventDefault()
    if (!strokes.length) began = performance.now()
    pad.setPointerCapture(event.pointerId)
    drawing = { id: event.pointerId, stroke: [] }
    strokes.push(drawing.stroke)
    add(event)
  })
  pad.addEventListener("pointermove", event => {
    if (event.pointerId === drawing?.id && points() <= MOST) (event.getCoalescedEvents?.() ?? []).concat(event).forEach(add)
  })
  for (const kind of ["pointerup", "pointercancel"]) pad.addEventListener(kind, event => {
    if (event.pointerId !== drawing?.id) return
    drawing = null
    field.value = JSON.stringify(strokes)
    field.dispatchEvent(new Event("change", { bubbles: true }))
  })

  function add(event) {
    const box = pad.getBoundingClientRect(), { stroke } = drawing, last = stroke.at(-1)
    const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)))
    const x = within((event.clientX - box.left) / box.width * WIDE, WIDE)
    const y = within((event.clientY - box.top) / box.height * HIGH, HIGH)
    if (last && Math.hypot(x - last[0], y - last[1]) < 2) return
    stroke.push([x, y, Math.max(last?.[2] ?? 0, Math.round(performance.now() - began))])
    draw(stroke.slice(-2))
  }
  function draw(stroke) {
    Object.assign(ink, { lineWidth: 3 * pad.width / WIDE, lineCap: "round", lineJoin: "round" })
    ink.strokeStyle = getComputedStyle(pad).color
    ink.beginPath()
    for (const [x, y] of stroke.length > 1 ? stroke : [...stroke, ...stroke])
      ink.lineTo(x / WIDE * pad.width, y / HIGH * pad.height)
    ink.stroke()
  }
  function clear() {
    strokes = []
    field.value = ""
    ink.clearRect(0, 0, pad.width, pad.height)
  }
  function points() { return strokes.reduce((sum, stroke) => sum + stroke.length, 0) }
}
