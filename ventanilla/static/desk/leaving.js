// A page that is being left hears no more of its keys: what is typed until the next one is there is no command of this one.
const PATIENCE = 2000   // milliseconds; what was a file to download leaves the page where it is
const FIELDS = "input, textarea, select, [contenteditable]"
let left = -Infinity

addEventListener("click", ({ target, defaultPrevented, ctrlKey, metaKey, shiftKey, timeStamp }) => {
  const link = target.closest("a[href]")
  if (!link || defaultPrevented || ctrlKey || metaKey || shiftKey || link.target || link.hash) return
  if (link.origin === location.origin && !link.hasAttribute("download")) left = timeStamp
})
addEventListener("submit", ({ defaultPrevented, timeStamp }) => { if (!defaultPrevented) left = timeStamp })
addEventListener("pageshow", () => { left = -Infinity })

addEventListener("keydown", event => {
  if (event.timeStamp - left > PATIENCE || event.key.length !== 1 || event.ctrlKey || event.metaKey) return
  if (event.target.matches(FIELDS)) return
  event.preventDefault()
  event.stopImmediatePropagation()
}, true)
