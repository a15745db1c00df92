// Sends what waits, oldest first, some at a time, until the house has answered for all of it. What was cut goes again by itself
// under the same keys: the house knows which it has. Whatever is behind waits with it, so nothing overtakes.
const MOST = 20
let failures = 0, again

async function send() {
  clearTimeout(again)
  const fate = await alone(sendAll).catch(fateOf)
  failures = fate === "sent" ? 0 : failures + 1
  if (fate !== "sent" && fate !== "out") again = setTimeout(send, pause(fate))
  drawPending()
  showLine(fate === "sent" ? "" : fate === "out" ? "out" : "cut")
}

async function sendAll() {
  for (let rows = ready(); rows.length; rows = ready()) await sendSome(rows)
  return "sent"
}

function ready() {
  return waiting().filter(row => !row.refused).slice(0, MOST)
}

async function sendSome(rows) {
  const lines = rows.map(({ key, kind, text, files }) => ({ key, kind, text, files: files.map(file => file.id) }))
  const answer = await ask(room.dataset.say, { conversation: number(), after: heard, lines })
  for (const row of rows) {
    if (row.key in answer.taken) drop(row)
    else if (row.key in answer.refused) refuse(row, answer.refused[row.key])
    else throw new Cut()
  }
  take(answer)
}

function fateOf(error) {
  if (error instanceof Out) return "out"
  if (error instanceof Cut) return error
  if (!error.told) throw error
  return new Cut(5)   // a page that no longer fits the house: a newer one sends it
}

// Ever longer, never two browsers in step.
function pause(cut) {
  return Math.max(cut.seconds * 1000, Math.min(30e3, 400 * 2 ** failures)) * (.6 + .4 * Math.random())
}

addEventListener("online", send)
addEventListener("storage", event => {
  if (!event.key?.startsWith(LINE)) return
  drawPending()
  if (event.newValue === null) listen()   // another tab has sent it
})
