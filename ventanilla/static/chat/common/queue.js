// What has been said waits in this browser until the house has answered for it. One key of localStorage a line, named so that
// their order is that of speaking: two tabs never write over each other, and a page that is closed loses nothing.
const LINE = `chat-line:${owner}:`
let latest = 0

function keep(row) {
  latest = Math.max(Date.now(), latest + 1, (waiting().at(-1)?.at ?? 0) + 1)   // a clock may be put back
  localStorage.setItem(`${LINE}${String(latest).padStart(15, "0")}:${row.key}`, JSON.stringify({ ...row, place, at: latest }))
}

function waiting() {
  return Object.keys(localStorage).filter(name => name.startsWith(LINE)).sort()
    .map(name => ({ name, ...JSON.parse(localStorage.getItem(name)) })).filter(row => row.place === place)
}

function drop(row) {
  localStorage.removeItem(row.name)
}

// The house has said no: it stays in sight with the reason, and goes by a press only.
function refuse({ name, ...row }, sentence) {
  localStorage.setItem(name, JSON.stringify({ ...row, refused: sentence }))
}

function retry({ name, refused, ...row }) {
  localStorage.setItem(name, JSON.stringify(row))
  send()
}
