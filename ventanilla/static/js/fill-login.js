// Demonstrations only: a button fills the login with the person it stands beside.
for (const button of document.querySelectorAll("[data-fill-login]")) {
  button.hidden = false
  button.addEventListener("click", () => {
    const form = document.querySelector("form:has([type=password], [name=password])")
    form.elements.login.value = button.dataset.fillLogin
    form.elements.password.value = button.dataset.fillPassword
    form.querySelector(".btn.primary").focus()
  })
}
