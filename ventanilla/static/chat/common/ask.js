// One request, and its answer as JSON. Raises `Cut` when it is worth trying again, `Out` when nobody is in any more, or somebody
// else: their words must never go in another's name.
class Cut extends Error {
  constructor(seconds = 0) {
    super("cut")
    this.seconds = seconds
  }
}
class Out extends Error {}

const PATIENCE = 12e3   // milliseconds; a line that was half open when the train entered the tunnel

async function ask(address, told) {
  const answer = await fetched(address, told)
  if (answer.status === 403 && told && await freshToken()) return read(await fetched(address, told))
  return read(answer)
}

async function fetched(address, told) {
  const options = { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) }
  if (told) {
    const headers = { "X-CSRFToken": token, "Content-Type": "application/json" }
    const body = JSON.stringify({ ...told, owner })
    Object.assign(options, { method: "POST", headers, body, keepalive: new Blob([body]).size < 3e4 })   // browsers take no more than 64 kB so
  }
  return fetch(address, options).catch(() => { throw new Cut() })
}

async function read(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Out()
  if (answer.status === 409 && answer.headers.get("X-Other")) throw new Out()
  if (answer.status === 429 || answer.status >= 500) throw new Cut(Number(answer.headers.get("Retry-After")))
  const told = await answer.json().catch(() => { throw new Cut() })
  return answer.ok ? told : Promise.reject(Object.assign(new Error("refused"), { told }))
}

// The page may be older than the last time somebody came in.
async function freshToken() {
  const turn = await fetched(room.dataset.turn).then(answer => answer.ok ? answer.json() : null)
  if (!turn || turn.owner !== owner) return false
  token = turn.token
  return true
}
