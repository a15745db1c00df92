// The stream is opened anew after a pause that grows while nobody answers and is a little different for each, so that a house
// that comes back is not asked by all at once. Whoever has gone out stays out: the next page tries again.
const PAUSE = { least: 1000, most: 120_000 }   // milliseconds
const EVERYTHING = { thing: "resync", pk: 0 }
let failures

async function keepStream(signal) {
  begin()
  for (failures = 0; !signal.aborted; failures++) {
    const end = await listen(signal).catch(() => ({}))
    if (signal.aborted) return
    tell({ open: false })
    if (end.over) return
    const pause = Math.min(PAUSE.most, PAUSE.least * 2 ** failures) * (1 + Math.random())
    await rest(Math.max(end.wait ?? 0, pause), signal)
  }
}

function hello(told) {
  if (isAnothers(told.who)) return part()
  failures = 0
  tell({ open: true, from, recent })
}

function rest(milliseconds, signal) {
  return new Promise(done => {
    setTimeout(done, milliseconds)
    signal.addEventListener("abort", done)
    addEventListener("online", done, { once: true })
  })
}
