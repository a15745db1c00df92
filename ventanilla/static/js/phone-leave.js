// Of the work orders that somebody took along on this telephone: they go when they leave, when their session has ended (the
// login is shown) and when somebody else comes in. `localStorage.phone` says whose they are; see static/phone.
const whose = localStorage.getItem("phone"), here = document.body.dataset.draftsOf
const leaving = document.querySelectorAll("[data-leave]")

function drawers(names, deed) {
  return new Promise(done => {
    const request = indexedDB.open("phone", 1)
    request.onupgradeneeded = () => request.transaction.abort()   // there is nothing
    request.onerror = done
    request.onsuccess = () => {
      const store = request.result, work = store.transaction(names, "readwrite")
      work.oncomplete = work.onabort = () => { store.close(); done() }
      deed(...names.map(name => work.objectStore(name)))
    }
  })
}

// What they signed here and is not sent stays sealed until they come back.
function seal() {
  localStorage.setItem("phone", "-")
  return drawers(["kept"], kept => kept.clear())
}

async function leave(event) {
  event.preventDefault()
  let mine = []
  await drawers(["signed"], signed => {
    signed.getAll().onsuccess = ({ target }) => { mine = target.result.filter(row => row.owner === (here ?? whose)) }
  })
  if (mine.length && !confirm(event.target.dataset.leave.replace("%d", mine.length))) return
  await seal()
  await drawers(["signed"], signed => { for (const row of mine) signed.delete(row.key) })
  event.target.submit()
}

if (whose) {
  const other = here && here !== whose && !document.querySelector(".looking")
  if (whose !== "-" && (other || document.querySelector("[data-login]"))) seal()
  for (const form of leaving) form.addEventListener("submit", leave)
}
