// `data-tidy-address`: a form that asks by its address leaves out what was left empty.
document.addEventListener("formdata", event => {
  if (!event.target.matches("[data-tidy-address]")) return
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name)
})
