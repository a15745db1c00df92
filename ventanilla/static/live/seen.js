// A form says which version of the ticket its writer has seen. It follows what the page shows only when the rows that came have
// been before their eyes for a moment; until then the house still asks them to look. And what was seen has been read.
const MARKS = ["version", "seen_message", "seen_event"]
const MOMENT = 1000   // milliseconds
const unseen = new Set(), inSight = new Set()
let newest, reading

const eyes = new IntersectionObserver(changes => {
  for (const { target, isIntersecting } of changes) isIntersecting ? inSight.add(target) : inSight.delete(target)
  look()
})

function look() {
  const link = document.querySelector("[data-ticket-news]")
  const hidden = [...unseen].some(row => !inSight.has(row))
  if (link && unseen.size) link.hidden = !hidden
  clearTimeout(reading)
  if (newest && !hidden && !document.hidden) reading = setTimeout(follow, MOMENT)
}

function follow() {
  for (const name of MARKS) hold(name, newest.querySelector(`[name="${name}"]`)?.value)
  const place = document.querySelector("[data-presence]"), fresh = newest.querySelector("[data-presence]")
  if (place && fresh) place.dataset.version = fresh.dataset.version
  const read = newest.querySelector("[data-read]")?.dataset
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value
  if (read && token) {
    const body = new URLSearchParams({ until: read.until }), headers = { "X-CSRFToken": token }
    fetch(read.read, { method: "POST", body, headers }).catch(() => {})
  }
  const bell = newest.querySelector("[data-bell]")?.dataset
  if (bell?.shows) document.dispatchEvent(new CustomEvent("ventanilla:seen", { detail: { ...bell } }))
  for (const row of unseen) { eyes.unobserve(row); row.removeAttribute("data-unseen") }
  unseen.clear()
  inSight.clear()
  newest = undefined
}

function hold(name, value) {
  if (value !== undefined) for (const one of document.querySelectorAll(`[name="${name}"]`)) one.value = value
}

// What is put in anew says what had been seen before.
function holdBack() {
  if (newest) for (const name of MARKS) hold(name, before[name])
}

let before = {}
document.addEventListener("ventanilla:fresh", ({ detail }) => {
  before = Object.fromEntries(MARKS.map(name => [name, document.querySelector(`[name="${name}"]`)?.value]))
  newest = detail
}, true)
document.addEventListener("ventanilla:rows", ({ detail: came }) => {
  for (const row of came) { unseen.add(row); row.dataset.unseen = ""; eyes.observe(row) }
  look()
})
document.addEventListener("visibilitychange", look)
