// The console: its lists are fetched anew when the stream says that a conversation has changed, and from time to time; what
// should be looked at stands before the title. While it is open, who sits here is there for the chat.
const desk = document.querySelector("[data-console]")
const RHYTHM = { here: 6e3, streamed: 20e3, hidden: 15e3 }
const THERE = 15e3
let streamed = false, timer, asked = 0, shown = 0, calls = callsIn(document)

function callsIn(page) {
  return Number(page.querySelector("[data-chat-list]").dataset.calls)
}

async function refresh() {
  clearTimeout(timer)
  const mine = ++asked
  const answer = await fetch(desk.dataset.lists, { redirect: "manual" }).catch(() => null)
  const words = answer?.ok && await answer.text()
  if (words && mine > shown) show(new DOMParser().parseFromString(words, "text/html"), mine)   // none overtakes
  const pace = document.hidden ? "hidden" : streamed ? "streamed" : "here"
  timer = setTimeout(refresh, RHYTHM[pace])
}

// The row that has the focus keeps it.
function show(page, number) {
  shown = number
  const old = document.querySelector("[data-chat-list]"), fresh = document.adoptNode(page.querySelector("[data-chat-list]"))
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null
  const top = old.scrollTop
  old.replaceWith(fresh)
  fresh.scrollTop = top
  if (focused) fresh.querySelector(`[href="${focused}"]`)?.focus()
  const now = callsIn(document)
  if (now > calls) document.dispatchEvent(new Event("ventanilla:chat-calls"))
  calls = now
  const badge = document.querySelector("[data-count=chat]"), waiting = fresh.dataset.waiting
  badge.textContent = waiting
  badge.hidden = waiting === "0"
  tell()
}

function tell() {
  const plain = document.title.replace(/^\(\d+\+?\) /, "")
  document.title = calls ? `(${calls}) ${plain}` : plain
}

function beThere(facts = {}) {
  const headers = { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value }
  fetch(desk.dataset.here, { method: "POST", headers, body: new URLSearchParams(facts), keepalive: true }).catch(() => {})
}

document.addEventListener("ventanilla:stream", ({ detail }) => { streamed = detail.open })
document.addEventListener("ventanilla:live", ({ detail: { thing } }) => {
  streamed = true
  if (thing === "resync" || thing === "conversation") refresh()
})
document.addEventListener("visibilitychange", () => document.hidden || refresh())
document.addEventListener("ventanilla:chat-said", refresh)
setInterval(beThere, THERE)
beThere()
tell()
timer = setTimeout(refresh, RHYTHM.here)
