// The list by keyboard (`ventanilla:do`): next and previous move the focus, open opens what has it; next-ticket and
// previous-ticket open the neighbours of what is being read, in the order in which the list stood when one began: what one
// answers moves away in it, and would take one along.
const list = document.querySelector("[data-list]")
const rows = list ? [...list.querySelectorAll("a.line, .more a")] : []
const read = rows.findIndex(row => row.ariaCurrent)
const name = list && `order:${list.elements.de.value}`
const order = begun()

function begun() {
  const now = rows.map(row => row.pathname)
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "[]")
  if (read >= 0 && kept.includes(now[read])) return kept
  if (list) sessionStorage.setItem(name, JSON.stringify(now))
  return now
}

function here() {
  const focused = rows.findIndex(row => row.parentElement.contains(document.activeElement))
  return focused >= 0 ? focused : read
}

function move(step) {
  rows[Math.max(0, Math.min(rows.length - 1, here() + step))]?.focus()
}

function beside(step) {
  if (read < 0) return rows[Math.max(0, here())]
  const place = order.indexOf(rows[read].pathname)
  const wanted = step > 0 ? order.slice(place + 1) : order.slice(0, place).reverse()
  const path = wanted.find(one => rows.some(row => row.pathname === one))
  return rows.find(row => row.pathname === path)
}

const DEEDS = {
  next: () => move(1),
  previous: () => move(-1),
  open: () => rows[here()]?.click(),
  "next-ticket": () => beside(1)?.click(),
  "previous-ticket": () => beside(-1)?.click(),
}
// «Send, and open the next» goes the same way.
const following = document.querySelector("[name=following]")
if (following && read >= 0) following.value = beside(1)?.pathname.match(/\d+/)[0] ?? ""
document.addEventListener("ventanilla:do", event => DEEDS[event.detail]?.())
