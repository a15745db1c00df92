// `data-kit="address"`: what the desk's scripts need and nobody sees before it is called. The browser keeps it after the first
// page; whoever needs it begins at `ventanilla:kit`. Without it the page works as it does without a script.
const place = document.querySelector("[data-kit]")
let early = []

async function fetchKit() {
  const answer = await fetch(place.dataset.kit).catch(() => null)
  if (!answer) return addEventListener("online", fetchKit, { once: true })
  if (!answer.ok || answer.redirected) return
  const kit = new DOMParser().parseFromString(await answer.text(), "text/html")
  place.append(...kit.body.children)
  document.dispatchEvent(new Event("ventanilla:kit"))
  document.removeEventListener("keydown", keep)
  for (const { target, key, ctrlKey, metaKey } of early) target.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, metaKey, bubbles: true }))
}

// A key that is pressed before the kit is there, and that nobody else takes, is heard when it comes.
function keep(event) {
  if (!event.defaultPrevented && !event.target.closest("input, textarea, select")) early.push(event)
}

if (place) {
  document.addEventListener("keydown", keep)
  fetchKit()
}
