// `data-pulse="address"`: asks from time to time what has changed, and tells whoever listens (`ventanilla:pulse`).
// Often while somebody is at work here, seldom while the tab is hidden, not at all without a network, ever more seldom while
// nobody answers. A stream can take its place: the listeners only know the event.
const address = document.querySelector("[data-pulse]")?.dataset.pulse
const SECONDS = { atWork: 12, away: 45, hidden: 180, most: 600 }
const REST = 60   // seconds without a key or a mouse
let failures = 0, moved = Date.now(), asked = Date.now(), timer

function wait() {
  const mood = document.hidden ? "hidden" : Date.now() - moved < REST * 1000 ? "atWork" : "away"
  const seconds = Math.min(SECONDS.most, SECONDS[mood] * 2 ** failures)
  clearTimeout(timer)
  timer = setTimeout(ask, Math.max(1000, asked + seconds * 1000 - Date.now()))
}

async function ask() {
  asked = Date.now()
  if (navigator.onLine) {
    const found = await fetch(address).then(read).catch(() => null)
    failures = found ? 0 : failures + 1
    document.dispatchEvent(new CustomEvent("ventanilla:pulse", { detail: found }))
  }
  wait()
}

function read(answer) {
  return answer.ok && !answer.redirected ? answer.json() : null
}

function offline() {
  document.dispatchEvent(new CustomEvent("ventanilla:pulse", { detail: null }))
}

if (address) {
  for (const kind of ["keydown", "pointermove", "pointerdown"]) addEventListener(kind, () => { moved = Date.now() }, { passive: true })
  document.addEventListener("visibilitychange", wait)
  addEventListener("online", ask)
  addEventListener("offline", offline)
  addEventListener("ventanilla:ask", ask)
  wait()
}
