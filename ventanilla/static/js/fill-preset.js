// `data-presets` on a form: a button with `data-fill` (names and values in JSON) fills in the choices at once, and whoever
// chooses otherwise sees that it is made to measure now.
addEventListener("click", event => {
  const button = event.target.closest("[data-presets] [data-fill]")
  if (!button) return
  event.preventDefault()
  for (const [name, value] of Object.entries(JSON.parse(button.dataset.fill))) choose(button.form, name, value)
  mark(button.form)
})

addEventListener("change", ({ target }) => {
  const form = target.closest("[data-presets]")
  if (form) mark(form)
})

function choose(form, name, value) {
  for (const box of form.querySelectorAll(`[name="${name}"]`)) {
    box.checked = box.type === "checkbox" ? value : box.value === value
  }
}

function mark(form) {
  let any = false
  for (const button of form.querySelectorAll("[data-fill]")) {
    const fits = Object.entries(JSON.parse(button.dataset.fill)).every(([name, value]) => shown(form, name, value))
    button.toggleAttribute("aria-current", fits && !any)
    if (fits && !any) button.setAttribute("aria-current", "true")
    any ||= fits
  }
  const measured = form.querySelector("[data-made-to-measure]")
  measured.hidden = any
  measured.toggleAttribute("aria-current", !any)
}

function shown(form, name, value) {
  const boxes = [...form.querySelectorAll(`[name="${name}"]`)]
  return boxes.every(box => box.checked === (box.type === "checkbox" ? value : box.value === value))
}
