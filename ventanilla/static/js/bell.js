// `data-bell="address"`: how many notices are unread. Asked when one is announced (`ventanilla:live`), told by the desk's pulse
// or by whoever has read some (`ventanilla:bell`), and asked slowly where nothing announces anything.
const bell = document.querySelector("[data-bell]")
const SECONDS = 240
let asking

function show(unread) {
  const number = bell.querySelector(".n"), words = bell.querySelector("[role=status]")
  if (number.textContent === unread) return
  number.textContent = unread
  number.hidden = !unread
  words.textContent = !unread ? "" : unread === "1" ? words.dataset.one : words.dataset.many.replace("%s", unread)
}

async function ask() {
  asking = undefined
  const found = await fetch(bell.dataset.bell).then(answer => answer.ok && !answer.redirected ? answer.json() : null).catch(() => null)
  if (found) show(found.unread)
}

function soon() {
  asking ??= setTimeout(ask, 200)   // several at once are one
}

if (bell) {
  document.addEventListener("ventanilla:live", ({ detail }) => {
    if (["notice", "resync"].includes(detail.thing)) soon()
  })
  document.addEventListener("ventanilla:pulse", ({ detail }) => {
    if (detail?.counts.avisos !== undefined) show(detail.counts.avisos)
  })
  document.addEventListener("ventanilla:bell", ({ detail }) => show(detail))
  setInterval(() => document.hidden || soon(), SECONDS * 1000)
}
