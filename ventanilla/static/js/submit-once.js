// A form marked `data-submit-once` is sent once: its buttons rest until the page is shown again.
// The pressed button's own name and value must still travel, so it is disabled after the form has been read.
const resting = new Set()

document.addEventListener("submit", event => {
  const form = event.target
  if (!form.matches("[data-submit-once]") || event.defaultPrevented) return
  if (resting.has(form)) return event.preventDefault()
  resting.add(form)
  setTimeout(() => buttons(form).forEach(button => { button.disabled = true }))
})

// Back from the next page, or the answer was a download: everything can be pressed again.
addEventListener("pageshow", () => {
  resting.forEach(form => buttons(form).forEach(button => { button.disabled = false }))
  resting.clear()
})

function buttons(form) {
  return [...form.elements].filter(one => one.type === "submit")
}
