// What somebody wants of a visit (`ventanilla:visit` with { visit, start, minutes, technician }), shown where it would be and
// told. Nothing is kept until they say so: the bar sends it, `ventanilla:visit-back` takes it back. Times are those on the wall.
const bar = document.querySelector("[data-planning-bar]")
const day = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" })
let visit = null, before = null

document.addEventListener("ventanilla:visit", ({ detail }) => {
  if (detail.visit !== visit) begin(detail.visit)
  for (const name of ["start", "minutes", "technician"]) if (name in detail) visit.dataset[name] = detail[name]
  show()
})
document.addEventListener("ventanilla:visit-back", back)
bar?.querySelector("[data-planning-back]").addEventListener("click", back)

function begin(one) {
  back()
  visit = one
  before = { ...one.dataset, place: one.parentNode, next: one.nextSibling, words: time().textContent, css: one.className }
}

function back() {
  if (!visit) return
  const { place, next, words, css, ...facts } = before
  Object.assign(visit.dataset, facts)
  time().textContent = words
  visit.className = css
  visit.removeAttribute("style")
  put(place, next)
  visit = null
  bar.hidden = true
  document.querySelector("[data-planning-told]").textContent = ""
}

function show() {
  const { start, minutes, technician, version } = visit.dataset
  const at = new Date(`${start}Z`), until = new Date(at.getTime() + minutes * 60000)
  const slots = [...document.querySelectorAll("[data-slot]")].filter(slot => slot.dataset.technician === technician)
  const slot = slots.find(one => one.dataset.day === start.slice(0, 10))
  if (slot && slot !== visit.parentNode) put(slot, null)
  for (const [name, value] of Object.entries({ h: at.getUTCHours(), q: at.getUTCMinutes() / 15 | 0, lh: minutes / 60 | 0, lq: minutes % 60 / 15 | 0 }))
    visit.style.setProperty(`--${name}`, value)
  visit.classList.add("moved")
  time().textContent = `${clock(at)} – ${clock(until)}`
  const words = `${visit.dataset.called} · ${day.format(at)}, ${time().textContent} · ${slots[0]?.dataset.name ?? ""}`
  for (const place of document.querySelectorAll("[data-planning-words], [data-planning-told]")) place.textContent = words
  for (const [name, value] of Object.entries({ planned_at: start, minutes, technician, version })) bar.elements[name].value = value
  bar.action = bar.dataset.where.replace("/0/", `/${visit.dataset.visit}/`)
  bar.hidden = false
}

function put(place, next) {
  const had = document.activeElement === visit
  place.insertBefore(visit, next)
  if (had) visit.focus()
}

function time() { return visit.querySelector("[data-visit-time]") }
function clock(at) { return `${at.getUTCHours()}:${String(at.getUTCMinutes()).padStart(2, "0")}` }
