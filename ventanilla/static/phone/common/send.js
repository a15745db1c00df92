// Sends what was signed here, each until the house has answered: one that was cut off goes again under the same key, and the
// house says that it has it. Runs in the page and in the worker; the lock lets only one of them send.
const ROOM = "/escritorio/firmas/"

// Who is in, with a fresh token: the one of a page that was kept is of another day. Raises TypeError without a network.
async function whoIsIn() {
  const answer = await fetch(`${ROOM}turno/`, { redirect: "manual", cache: "no-store" })
  if (answer.ok) return answer.json()
  if (answer.type === "opaqueredirect") return null
  throw new TypeError("the house does not work now")
}

// Returns "sent", "out" (nobody is in: what was taken along goes), "other" or "cut" (it goes on later).
async function sendSigned() {
  const send = async () => {
    try {
      const turn = await whoIsIn()
      if (!turn) return await emptyKept(), "out"
      for (const row of await rowsOf("signed", turn.owner)) if (!row.refused && !await sendOne(row, turn)) return "cut"
      return "sent"
    } catch (error) {
      if (error instanceof TypeError) return "cut"
      throw error
    }
  }
  const fate = await navigator.locks.request("phone", send)
  new BroadcastChannel("phone").postMessage(fate)
  return fate
}

// True when the house has answered for it, with yes or with no.
async function sendOne(row, turn) {
  const headers = { "X-CSRFToken": turn.token }
  const body = new URLSearchParams({ ...row.told, owner: row.owner })
  const answer = await fetch(`${ROOM}${row.pk}/enviar/`, { method: "POST", headers, body, redirect: "manual" })
  if (answer.ok) await drop("kept", row.pk), await drop("signed", row.key)
  else if ([400, 404, 409, 413, 422].includes(answer.status)) await put("signed", { ...row, refused: await sentenceOf(answer) })
  else return false
  return true
}

async function sentenceOf(answer) {
  const told = await answer.json().catch(() => ({}))
  return told.sentence ?? `${answer.status}`
}
