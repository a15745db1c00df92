// `data-hears="ticket:12 planning"`: when one of these changes, this page asks for itself anew and makes true what it shows
// (`ventanilla:fresh` with the new page). Several changes are one, and each browser waits a little differently, so that all who
// have the same thing open do not ask at once. While nobody looks at it, it waits; where no stream stands it asks by the clock.
const page = document.querySelector("[data-hears]")
const heard = page?.dataset.hears.split(" ") ?? []
const WAIT = 60, SPREAD = 240, REST = 1000   // milliseconds: before, and between two
const CLOCK = 45_000, LATE = 20_000
let asking, isTold = false, asked = 0, again = false

function concerns({ thing, pk }) {
  return thing === "resync" || heard.includes(thing) || heard.includes(`${thing}:${pk}`)
}

function soon() {
  again = !hasParted
  if (again && !document.hidden) asking ??= setTimeout(ask, Math.max(WAIT, asked + REST - Date.now()) + Math.random() * SPREAD)
}

async function ask() {
  again = false
  asked = Date.now()
  const answer = await fetch(page.dataset.hearsAt ?? location.href).catch(() => null)
  if (answer?.ok && !answer.redirected) await take(answer)
  else if (answer?.status === 404) gone()
  asking = undefined
  if (again) soon()   // it changed while we were asking
}

async function take(answer) {
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
  if (isAnothers(fresh.body.dataset.draftsOf)) return part()
  document.dispatchEvent(new CustomEvent("ventanilla:fresh", { detail: fresh }))
}

function gone() {
  if (page.dataset.gone) document.dispatchEvent(new CustomEvent("ventanilla:toast", { detail: page.dataset.gone }))
  delete page.dataset.gone
}

if (page) {
  document.addEventListener("ventanilla:live", ({ detail }) => concerns(detail) && soon())
  document.addEventListener("visibilitychange", () => again && soon())
  document.addEventListener("ventanilla:stream", ({ detail }) => { isTold = detail.open })
  const isClocked = document.querySelector("[data-presence], [data-pulse]")   // has a clock of its own
  setInterval(() => !isTold && !isClocked && !document.hidden && navigator.onLine && performance.now() > CLOCK && Date.now() - asked >= CLOCK && soon(), LATE)
}
