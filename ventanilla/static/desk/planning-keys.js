// A visit by keyboard: arrows move it by half an hour or a day, with Shift they change how long it takes, PageDown and PageUp
// give it to another technician. Enter keeps what was moved, and opens what was not; Escape takes it back.
const HALF = 30, DAY = 24 * 60, SHORTEST = 30, LONGEST = 12 * 60
const STEPS = { ArrowLeft: -DAY, ArrowRight: DAY, ArrowUp: -HALF, ArrowDown: HALF }
const LONGER = { ArrowUp: -HALF, ArrowLeft: -HALF, ArrowDown: HALF, ArrowRight: HALF }
const bar = document.querySelector("[data-planning-bar]")

document.addEventListener("keydown", event => {
  const visit = event.target.closest("[data-visit]")
  if (!bar || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "Escape" && !bar.hidden) document.dispatchEvent(new Event("ventanilla:visit-back"))
  else if (visit && event.key === "Enter" && visit.matches(".moved")) bar.requestSubmit()
  else if (!visit || !wanted(visit, event)) return
  event.preventDefault()
  event.stopPropagation()
}, true)

function wanted(visit, { key, shiftKey }) {
  if (shiftKey && key in LONGER) return want(visit, { minutes: Math.max(SHORTEST, Math.min(LONGEST, Number(visit.dataset.minutes) + LONGER[key])) })
  if (key in STEPS && visit.matches("[data-undated]:not(.moved)")) return want(visit, {})
  if (key in STEPS) return want(visit, { start: later(visit.dataset.start, STEPS[key]) })
  if (key === "PageDown" || key === "PageUp") return want(visit, { technician: beside(visit.dataset.technician, key === "PageDown" ? 1 : -1) })
  return false
}

function want(visit, change) {
  document.dispatchEvent(new CustomEvent("ventanilla:visit", { detail: { visit, ...change } }))
  return true
}

function later(start, minutes) {
  return new Date(new Date(`${start}Z`).getTime() + minutes * 60000).toISOString().slice(0, 16)
}

function beside(technician, step) {
  const all = [...new Set([...document.querySelectorAll("[data-slot]")].map(slot => slot.dataset.technician).filter(Boolean))]
  return all[Math.max(0, Math.min(all.length - 1, all.indexOf(technician) + step))]
}
