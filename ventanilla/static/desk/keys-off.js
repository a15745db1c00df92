// [data-keys-off] on the sheet of keys switches those of a single sign off, in this browser (hotkeys.js asks for it).
// The sheet may come later than the page.
const name = "keys-off"

function show() {
  for (const box of document.querySelectorAll("[data-keys-off]")) {
    box.checked = localStorage.getItem(name) === "yes"
    box.closest("[data-needs-script]").hidden = false
  }
}

document.addEventListener("change", event => {
  if (event.target.matches("[data-keys-off]")) localStorage.setItem(name, event.target.checked ? "yes" : "no")
})
document.addEventListener("ventanilla:sheet", show)
show()
