// `data-pulse="address"`: asks from time to time what has changed, and tells whoever listens (`ventanilla:pulse`).
// Often while somebody is at work here, seldom while the tab is hidden, not at all without a network, ever more seldom while
// nobody answers. Where a stream stands it tells at once that there is something to ask, and the clock is slow.
const address = document.querySelector("[data-pulse]")?.dataset.pulse
const SECONDS = { atWork: 12, away: 45, hidden: 180, most: 600 }
const STREAMED = 6   // times as long
const NEWS = ["ticket", "planning", "tray", "notice", "conversation", "resync"]
const REST = 60   // seconds without a key or a mouse
let failures = 0, moved = Date.now(), asked = Date.now(), slower = 1, timer, coming

function wait() {
  const mood = document.hidden ? "hidden" : Date.now() - moved < REST * 1000 ? "atWork" : "away"
  const seconds = Math.min(SECONDS.most, SECONDS[mood] * slower * 2 ** failures)
  clearTimeout(timer)
  timer = setTimeout(ask, Math.max(1000, asked + seconds * 1000 - Date.now()))
}

// Several news are one, and ten technicians who hear the same do not ask in the same moment.
function soon() {
  const rest = document.hidden ? 10000 : 1000
  coming ??= setTimeout(ask, Math.max(100, asked + rest - Date.now()) + Math.random() * 600)
}

async function ask() {
  clearTimeout(coming)
  coming = undefined
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
  document.addEventListener("ventanilla:live", ({ detail }) => NEWS.includes(detail.thing) && soon())
  document.addEventListener("ventanilla:stream", ({ detail }) => {
    slower = detail.open ? STREAMED : 1
    wait()
  })
  wait()
}
