// `data-password-show="id"`: a button that shows and hides what is typed in that field.
for (const button of document.querySelectorAll("[data-password-show]")) {
  const field = document.getElementById(button.dataset.passwordShow)
  button.hidden = false
  button.addEventListener("click", () => {
    const shown = field.type === "text"
    field.type = shown ? "password" : "text"
    button.setAttribute("aria-pressed", String(!shown))
    field.focus()
  })
  // Password managers look for a password field.
  field.form?.addEventListener("submit", () => { field.type = "password" })
}
