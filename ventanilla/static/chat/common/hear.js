// Asks for the lines after the last one that is shown: often while the conversation is open and in sight, seldom otherwise, and at
// once when the stream says that it has changed. An answer to what was sent brings them as well.
const SECONDS = { here: 2, streamed: 15, away: 15, most: 60 }
let heard = Number(room.dataset.heard ?? 0), silent = 0, streamed = false, next, asking, late

function number() {
  return Number(room.dataset.conversation) || null
}

function take(answer) {
  if (answer.conversation !== number()) begin(answer)
  for (const line of answer.lines) draw(line)
  heard = Math.max(heard, answer.until)
  room.dataset.state = answer.state
  room.dispatchEvent(new CustomEvent("ventanilla:chat", { detail: answer }))
}

// It has become another one: what was begun in another tab, or after one that is over.
function begin(answer) {
  Object.assign(room.dataset, { conversation: answer.conversation ?? "", at: answer.at ?? "" })
  one("lines").replaceChildren()
  heard = 0
}

async function listen() {
  late = asking   // the answer that is under way may be older than what is told now
  if (asking) return
  asking = true
  clearTimeout(next)
  const { at } = room.dataset
  const told = at && await ask(`${at}lineas/?tras=${heard}`).catch(error => error)
  asking = false
  if (room.dataset.at !== at) return listen()   // it has become another one meanwhile: an answer about the former is late
  if (told instanceof Error) silent += 1
  else silent = 0
  if (told?.lines) take(told)
  showLine(told instanceof Out ? "out" : told instanceof Cut ? "cut" : failures ? null : "")
  if (told?.more || (late && !(told instanceof Error))) return listen()
  wait()
}

function wait() {
  clearTimeout(next)
  if (!room.dataset.at || room.dataset.state === "ended") return
  const pace = document.hidden || room.dataset.away ? "away" : streamed ? "streamed" : "here"
  next = setTimeout(listen, Math.min(SECONDS.most, SECONDS[pace] * 2 ** silent) * 1000)
}

document.addEventListener("ventanilla:stream", ({ detail }) => { streamed = detail.open })
document.addEventListener("ventanilla:live", ({ detail: { thing, pk } }) => {
  streamed = true
  if (thing === "resync" || (thing === "conversation" && pk === number())) listen()
})
document.addEventListener("visibilitychange", () => document.hidden ? wait() : listen())
addEventListener("online", () => listen())
