// Without a network a form marked `data-submit-once` is not sent: the page stays, with what was typed on it, and says so.
// The browser would put a page of its own in its place. Asked before all others: nobody takes the words for sent.
// A browser takes itself for offline also where it reaches nothing but this machine; the house may be on it, and is asked.
let answered = null

addEventListener("submit", event => {
  const { target: form, submitter } = event
  if (navigator.onLine || form === answered || !form.matches("[data-submit-once]")) return
  event.preventDefault()
  event.stopImmediatePropagation()
  fetch("/salud", { method: "HEAD", cache: "no-store" }).then(() => {
    answered = form
    form.requestSubmit(submitter)
    answered = null
  }, () => {
    const detail = document.querySelector("[data-toasts]")?.dataset.toasts
    document.dispatchEvent(new CustomEvent("ventanilla:toast", { detail }))
  })
}, true)
