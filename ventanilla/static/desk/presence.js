// `data-presence="address"`: says every ten seconds that this ticket is open here, and whether somebody is writing in it;
// every four while somebody else is there too. Where a stream stands it tells who comes, goes and writes, and this only says
// before half a minute is over that one is still here. What comes back is told by `ventanilla:presence` (presence-shown.js).
const here = document.querySelector("[data-presence]")
const WRITING = 8000
let typedAt = -WRITING, timer, asked = 0, isTold = false

async function look() {
  clearTimeout(timer)
  if (document.hidden) return
  const mine = ++asked
  const told = await send({ typing: performance.now() - typedAt < WRITING ? "1" : "" })
  if (mine !== asked) return
  if (told) here.dispatchEvent(new CustomEvent("ventanilla:presence", { detail: told }))
  const isWriting = performance.now() - typedAt < WRITING
  timer = setTimeout(look, isTold ? isWriting ? WRITING : 20000 : told?.others.length ? 4000 : 10000)
}

async function send(facts) {
  const body = new URLSearchParams(facts)
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value }
  try {
    const answer = await fetch(here.dataset.presence, { method: "POST", body, headers, keepalive: true })
    return answer.status === 200 ? await answer.json() : null
  } catch {
    return null
  }
}

if (here) {
  document.addEventListener("input", event => {
    if (!event.target.matches("[data-compose]")) return
    const began = performance.now() - typedAt > WRITING
    typedAt = event.target.value.trim() ? performance.now() : -WRITING
    if (began) look()
  })
  document.addEventListener("visibilitychange", look)
  document.addEventListener("ventanilla:stream", ({ detail }) => { isTold = detail.open })
  document.addEventListener("ventanilla:live", ({ detail: { thing, pk } }) => {
    if (thing === "resync" || (thing === "presence" && here.dataset.presence.includes(`/${pk}/`))) look()
  })
  addEventListener("pagehide", () => send({ leaving: "1" }))
  addEventListener("pageshow", event => event.persisted && look())
  look()
}
