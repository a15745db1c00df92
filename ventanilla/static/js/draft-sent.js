// After a form with a draft was sent: if this page brings no complaint about it, this browser forgets the words too, and notes
// that they have arrived: going back, it would put them into the box once more (draft-here.js). Who comes back before
// anything arrived has seen a page of the browser's own.
const sent = sessionStorage.getItem("draft-sent")
if (sent) {
  sessionStorage.removeItem("draft-sent")
  const complains = document.querySelector("[data-focus], [aria-invalid=true], [data-trouble]")
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward"
  if (!complains && !isBack) {
    sessionStorage.setItem(`arrived:${sent}`, sessionStorage.getItem("draft-mark"))
    localStorage.removeItem(sent)
  }
}
