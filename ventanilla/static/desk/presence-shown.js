// The faces of who else has the ticket open, one sentence about them, and word of what happened since this page was made.
// Nothing that is being typed is touched.
const place = document.querySelector("[data-presence]")

place?.addEventListener("ventanilla:presence", ({ detail: { others, sentence, version } }) => {
  const words = place.querySelector("[data-presence-words]")
  if (words.textContent !== sentence) words.textContent = sentence   // said again only when it is another
  place.querySelector("[data-presence-faces]").replaceChildren(...others.map(face))
  if (!document.querySelector("[data-unseen]")) place.querySelector("[data-ticket-news]").hidden = version <= Number(place.dataset.version)
})

function face({ initials, typing }) {
  const made = document.createElement("span")
  made.className = `av staff sm${typing ? " typing" : ""}`
  made.textContent = initials
  return made
}

place?.querySelector("[data-ticket-news]").addEventListener("click", event => {
  event.preventDefault()
  const row = document.querySelector("[data-unseen]")   // it is on the page already, out of sight
  if (row) row.scrollIntoView({ block: "nearest" })
  else location.reload()
})
