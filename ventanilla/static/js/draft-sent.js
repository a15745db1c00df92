// After a form with a draft was sent: if this page brings no complaint about it, this browser forgets the words too.
const sent = sessionStorage.getItem("draft-sent")
if (sent) {
  sessionStorage.removeItem("draft-sent")
  const complains = document.querySelector("[data-focus], [aria-invalid=true], [data-trouble]")
  if (!complains) localStorage.removeItem(sent)
}
