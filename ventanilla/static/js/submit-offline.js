// Without a network a form marked `data-submit-once` is not sent: the page stays, with what was typed on it, and says so.
// The browser would put a page of its own in its place. Asked before all others: nobody takes the words for sent.
addEventListener("submit", event => {
  if (navigator.onLine || !event.target.matches("[data-submit-once]")) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const detail = document.querySelector("[data-toasts]")?.dataset.toasts
  document.dispatchEvent(new CustomEvent("ventanilla:toast", { detail }))
}, true)
