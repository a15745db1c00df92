// `data-device-time`: a hidden field that says, when its form is sent, what time it is by the clock of this device.
for (const field of document.querySelectorAll("[data-device-time]"))
  field.form.addEventListener("submit", () => { field.value = new Date().toISOString() })
