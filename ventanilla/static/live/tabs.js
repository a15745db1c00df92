// One stream for all tabs of one person in this browser: the tab that holds the lock keeps it and tells the others what it
// hears; when it closes, the next one takes over. Each of them hears, on `document`:
//   ventanilla:live    { thing, pk }  that has changed (see docs/how-to/announce-a-change.md); "resync": perhaps everything has
//   ventanilla:stream  { open }       whether the stream stands: who asks by the clock asks seldom meanwhile
const NAME = `ventanilla:${document.body.dataset.draftsOf}`
const SILENT = 60_000   // a tab that keeps the stream and was put to sleep says nothing: the others ask by the clock meanwhile
let channel, leaving, doubting, stands = false, leads = false

function join() {
  leaving = new AbortController()
  channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }) => data.who ? leads && channel.postMessage({ open: stands, from, recent }) : hear(data)
  channel.postMessage({ who: true })
  const { signal } = leaving
  navigator.locks.request(NAME, { signal }, () => lead(signal)).catch(() => {})   // refused where nothing may be kept
}

async function lead(signal) {
  leads = true
  await keepStream(signal)
  leads = false
}

function tell(news) {
  if ("thing" in news) keep(news)
  channel.postMessage(news)
  hear(news)
}

function hear(news) {
  clearTimeout(doubting)
  if (news.open !== false) doubting = setTimeout(hear, SILENT, { open: false })
  catchUp(news)
  if (!("open" in news)) return say("live", news)
  if (news.open !== stands) say("stream", { open: stands = news.open })
}

function say(name, detail) {
  document.dispatchEvent(new CustomEvent(`ventanilla:${name}`, { detail }))
}

// A page that is kept for the way back must not hold the stream.
function leave() {
  leaving?.abort()
  channel?.close()
  hear({ open: false })
}

if (navigator.locks && window.BroadcastChannel) {
  addEventListener("pagehide", leave)
  addEventListener("pageshow", event => {
    if (!event.persisted) return
    join()
    say("live", EVERYTHING)
  })
  setTimeout(join)
}
