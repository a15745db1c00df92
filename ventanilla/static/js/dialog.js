// `data-dialog-open="id"` opens that dialog; without a script it is a link to a page that asks the same.
document.addEventListener("click", event => {
  const opener = event.target.closest("[data-dialog-open]")
  const dialog = opener && document.getElementById(opener.dataset.dialogOpen)
  if (dialog) {
    event.preventDefault()
    dialog.showModal()
  } else if (event.target.closest("[data-dialog-close]")) {
    event.target.closest("dialog")?.close()
  } else if (event.target.matches("dialog[open]")) {
    event.target.close()   // a press on the shade, outside the sheet
  }
})
