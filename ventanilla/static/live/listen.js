// One stream, from its first word to its last, by `fetch`: it tells why it was refused, which an EventSource does not.
const STREAM = "/vivo/"
const SILENCE = 45_000   // milliseconds; the house says something every fifteen seconds: after this the line is dead, whatever it looks like

// Until it ends; gives back whether that is for good, or how long at least to wait.
async function listen(signal) {
  const line = new AbortController(), cut = () => line.abort()
  signal.addEventListener("abort", cut)
  let silent = setTimeout(cut, SILENCE)
  try {
    const headers = { Accept: "text/event-stream", "Last-Event-ID": since() }
    const answer = await fetch(STREAM, { signal: line.signal, cache: "no-store", headers })
    if ([401, 403].includes(answer.status)) return { over: true }
    if (!answer.ok) return { wait: 1000 * Number(answer.headers.get("Retry-After")) }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let words = "", until; ;) {
      const { done, value } = await reader.read()
      if (done) return {}
      clearTimeout(silent)
      silent = setTimeout(cut, SILENCE)
      const events = (words + value).split("\n\n")
      words = events.pop()
      for (const [name, told, moment] of events.map(parts)) {
        if (moment) until = Number(moment)
        if (name === "hello") hello(told)
        else if (name === "news") tell({ ...told, at: until })
        else if (name === "resync") tell({ ...EVERYTHING, at: until })
        else if (name === "bye") return { over: told.reason === "logout" }
      }
      tell({ open: true, at: until })
    }
  } finally {
    clearTimeout(silent)
    signal.removeEventListener("abort", cut)
  }
}

function parts(event) {
  const of = name => event.match(new RegExp(`^${name}: ?(.*)$`, "m"))?.[1]
  return [of("event"), JSON.parse(of("data") ?? "{}"), of("id")]
}
