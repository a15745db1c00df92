// The worker: it keeps what is the same for everybody, answers when there is no network, and sends when there is one again.
const PATIENCE = 4000   // milliseconds until a bad network is taken for none, in the room where one signs

addEventListener("install", event => event.waitUntil(keepHouse()))
addEventListener("activate", event => event.waitUntil(forgetFormer()))
addEventListener("sync", event => { if (event.tag === "signed") event.waitUntil(sendOrAgain()) })
addEventListener("fetch", event => {
  const { request } = event, { origin, pathname, search } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin) return
  if (HOUSE.statics.includes(pathname + search)) event.respondWith(ofTheHouse(request))
  else if (request.mode === "navigate") event.respondWith(page(request, pathname.startsWith(HOUSE.room)))
})

async function keepHouse() {
  const store = await caches.open(HOUSE.store)
  await store.addAll([...HOUSE.statics, HOUSE.offline, HOUSE.shell].map(address => new Request(address, { cache: "reload" })))
  await skipWaiting()
}

async function forgetFormer() {
  for (const name of await caches.keys()) if (name !== HOUSE.store) await caches.delete(name)
  await clients.claim()
}

async function ofTheHouse(request) {
  return await caches.match(request) ?? fetch(request)
}

// A page is always the network's. Nothing of what comes is kept.
async function page(request, mayBeSigned) {
  try {
    if (!mayBeSigned) return await fetch(request)
    const late = new Promise((_done, failed) => setTimeout(failed, PATIENCE))
    return await Promise.race([fetch(request), late])
  } catch { return await caches.match(mayBeSigned ? HOUSE.shell : HOUSE.offline) ?? Response.error() }
}

// A failed sync is tried again by the browser.
async function sendOrAgain() {
  if (await sendSigned() === "cut") throw new Error("cut")
}
