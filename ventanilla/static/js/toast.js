// A toast leaves after a while, unless somebody is reading it. Other behaviours speak through `ventanilla:toast`.
const region = document.querySelector("[data-toasts]")
const SECONDS = 8

function leaveLater(toast) {
  const timer = setInterval(() => {
    if (toast.matches(":hover, :focus-within")) return
    clearInterval(timer)
    toast.remove()
  }, SECONDS * 1000)
}

region?.querySelectorAll("[data-toast]").forEach(leaveLater)
document.addEventListener("ventanilla:toast", event => {
  const toast = document.createElement("div")
  toast.className = "toast"
  toast.textContent = event.detail
  region?.append(toast)
  leaveLater(toast)
})
