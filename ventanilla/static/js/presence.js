// `data-presence="address"`: says every ten seconds that this ticket is open here, and whether somebody is writing in it;
// every four while somebody else is there too. What comes back is told by `ventanilla:presence` (presence-shown.js), so that
// it can come by another way one day.
const here = document.querySelector("[data-presence]")
const WRITING = 8000
let typedAt = -WRITING, timer, asked = 0

async function look() {
  clearTimeout(timer)
  if (document.hidden) return
  const mine = ++asked
  const told = await send({ typing: performance.now() - typedAt < WRITING ? "1" : "" })
  if (mine !== asked) return
  if (told) here.dispatchEvent(new CustomEvent("ventanilla:presence", { detail: told }))
  timer = setTimeout(look, told?.others.length ? 4000 : 10000)
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
  addEventListener("pagehide", () => send({ leaving: "1" }))
  addEventListener("pageshow", event => event.persisted && look())
  look()
}
