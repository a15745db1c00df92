// What a page of this room does when it opens, and when the network comes back.
async function start() {
  await forgetOld()
  const owner = ownerHere()
  if (phone.dataset.phone === "shell") await drawShell()
  listenToSign()
  listenToTake()
  listenToWaiting()
  addEventListener("online", () => { showNetwork(true); send() })
  addEventListener("offline", () => showNetwork(false))
  new BroadcastChannel("phone").onmessage = ({ data }) => drawWaiting(data)
  const waits = owner ? await rowsOf("signed", owner) : []
  if (waits.length && phone.dataset.phone !== "shell") await keepForOwner(owner)
  await drawWaiting(waits.length ? "" : null)
  if (waits.some(row => !row.refused)) await send()
}

// The kept page says what it came for, until there is a network again: then the real one is a press away.
function showNetwork(there) {
  for (const tag of document.querySelectorAll("[data-no-network]")) tag.hidden = there
  for (const way of document.querySelectorAll("[data-network]")) way.hidden = !there
}

async function send() {
  const before = await rowsOf("signed", ownerHere())
  if (!before.some(row => !row.refused)) return
  const fate = await sendSigned()
  const after = await rowsOf("signed", ownerHere())
  for (const row of before) if (!after.some(left => left.key === row.key)) phone.querySelector(`[data-order="${row.pk}"]`)?.remove()
  await drawWaiting(fate)
}

if (phone) start()
