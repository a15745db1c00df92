// «Llevar en el móvil»: the work orders with their papers, each compared with its hash, for as long as the house says.
function listenToTake() {
  const button = one("take")
  if (!button || !navigator.serviceWorker) return
  one("take-box").hidden = false
  button.addEventListener("click", async () => {
    button.disabled = true
    say(one("take-said"), "going")
    say(one("take-said"), await take().catch(() => "failed"))
    button.disabled = false
  })
}

async function take() {
  const answer = await fetch(one("take").dataset.take, { redirect: "manual", cache: "no-store" })
  if (!answer.ok) return answer.type === "opaqueredirect" ? "out" : "failed"
  const { owner, until, orders } = await answer.json()
  const rows = await Promise.all(orders.map(async order => ({ ...order, owner, until, document: await paperOf(order) })))
  await shellAtHand()
  await emptyKept()
  for (const row of rows) await put("kept", row)
  await keepForOwner(owner)
  return "taken"
}

async function paperOf({ paper, sha256 }) {
  const bytes = await (await fetch(paper, { redirect: "error" })).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  if ([...digest].map(byte => byte.toString(16).padStart(2, "0")).join("") !== sha256) throw new Error("another paper")
  return new Blob([bytes], { type: "application/pdf" })
}

// The page to show them on, in the language that one reads now.
async function shellAtHand() {
  await navigator.serviceWorker.ready
  const names = await caches.keys()
  for (const name of names) await (await caches.open(name)).add(new Request(one("take").dataset.shell, { cache: "reload" }))
  if (!names.length) throw new Error("no worker")
}
