// A visit by mouse or pen: dragged to another day, technician or time; by its lower edge it takes more or less time. Where it is
// dropped is told as `ventanilla:visit`; a finger scrolls, and has the form.
const FAR = 5, HALF = 30
let held = null

document.addEventListener("dragstart", event => event.target.closest?.("[data-visit]") && event.preventDefault())
document.addEventListener("pointerdown", event => {
  const visit = event.target.closest("[data-visit]")
  if (!visit || event.button || event.pointerType === "touch" || !document.querySelector("[data-planning-bar]")) return
  held = { visit, x: event.clientX, y: event.clientY, stretches: Boolean(event.target.closest("[data-stretch]")), minutes: Number(visit.dataset.minutes), far: false }
})
document.addEventListener("pointermove", event => {
  if (!held) return
  const x = event.clientX - held.x, y = event.clientY - held.y
  if (!held.far && Math.hypot(x, y) < FAR) return
  held.far = true
  if (held.stretches) return stretch(y)
  held.visit.classList.add("held")
  held.visit.style.translate = `${x}px ${y}px`
  mark(slotAt(event))
})
document.addEventListener("pointerup", event => {
  const was = held
  held = null
  mark(null)
  if (!was?.far) return
  addEventListener("click", stop, { capture: true, once: true })   // it was dragged, not pressed
  setTimeout(() => removeEventListener("click", stop, true))
  const top = was.visit.getBoundingClientRect().top, slot = slotAt(event)
  was.visit.classList.remove("held")
  was.visit.style.translate = ""
  if (slot?.dataset.technician && !was.stretches) want(was.visit, { technician: slot.dataset.technician, start: `${slot.dataset.day}T${timeIn(slot, top, was.visit)}` })
})
document.addEventListener("pointercancel", () => { held?.visit.classList.remove("held"); held = null; mark(null) })

function stretch(y) {
  const perHour = held.visit.parentElement.clientHeight / (held.visit.parentElement.dataset.last - held.visit.parentElement.dataset.first)
  want(held.visit, { minutes: Math.max(HALF, Math.min(720, Math.round((held.minutes + y / perHour * 60) / HALF) * HALF)) })
}

// Among hours it begins where it was let go; in a week it keeps its time.
function timeIn(slot, top, visit) {
  if (!slot.dataset.first) return visit.dataset.start.slice(11)
  const { top: above, height } = slot.getBoundingClientRect(), { first, last } = slot.dataset
  const minute = Math.round((Number(first) + (top - above) / height * (last - first)) * 60 / HALF) * HALF
  const within = Math.max(0, Math.min(23 * 60 + HALF, minute))
  return [within / 60 | 0, within % 60].map(part => String(part).padStart(2, "0")).join(":")
}

function slotAt(event) { return document.elementsFromPoint(event.clientX, event.clientY).map(one => one.closest("[data-slot]")).find(Boolean) }
function mark(slot) { for (const one of document.querySelectorAll("[data-slot]")) one.classList.toggle("over", one === slot) }
function want(visit, change) { document.dispatchEvent(new CustomEvent("ventanilla:visit", { detail: { visit, ...change } })) }
function stop(event) { event.preventDefault(); event.stopPropagation() }
