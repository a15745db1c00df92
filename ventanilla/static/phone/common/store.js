// What this telephone keeps, in two drawers: «kept», the work orders that somebody took along, and «signed», the
// signatures that wait to be sent. Each row says whose it is; a row of somebody else is neither shown nor sent.
const HOURS = 3600e3
const SEALED_FOR = 30 * 24 * HOURS   // as long as anybody's session lasts at most

function answered(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
}

function openStore() {
  const request = indexedDB.open("phone", 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore("kept", { keyPath: "pk" })
    request.result.createObjectStore("signed", { keyPath: "key" })
  }
  return answered(request)
}

// One deed in one drawer. It has happened when this returns: on the disk, whatever becomes of the page.
async function inDrawer(name, deed) {
  const store = await openStore()
  try {
    const work = store.transaction(name, "readwrite", { durability: "strict" })
    const over = new Promise((done, failed) => { work.oncomplete = done; work.onabort = () => failed(work.error) })
    const found = await answered(deed(work.objectStore(name)))
    await over
    return found
  } finally { store.close() }
}

async function rowsOf(name, owner) {
  const rows = await inDrawer(name, drawer => drawer.getAll())
  return rows.filter(row => row.owner === owner)
}

async function put(name, row) {
  await inDrawer(name, drawer => drawer.put(row))
}

async function drop(name, key) {
  await inDrawer(name, drawer => drawer.delete(key))
}

async function emptyKept() {
  await inDrawer("kept", drawer => drawer.clear())
}

// What has lain here for too long goes, whoever's it is.
async function forgetOld(now = Date.now()) {
  for (const row of await inDrawer("kept", drawer => drawer.getAll()))
    if (row.until < now) await drop("kept", row.pk)
  for (const row of await inDrawer("signed", drawer => drawer.getAll()))
    if (row.at < now - SEALED_FOR) await drop("signed", row.key)
}
