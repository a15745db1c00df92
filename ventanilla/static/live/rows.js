// [data-fresh-rows]: rows that have come since are added and those that have gone are taken away; those that stay are not
// touched. What somebody has under their hands keeps its place on the screen; who was at the end of a conversation stays there.
// The rows that came are told by `ventanilla:rows`, and said aloud in [data-said].
function keepRows(place, fresh) {
  const had = new Map([...place.children].filter(row => row.id).map(row => [row.id, row])), came = []
  let last
  for (const row of fresh.children) {
    if (!row.id) continue
    const here = had.get(row.id) ?? document.importNode(row, true)
    if (!had.has(row.id)) {
      came.push(here)
      if (last) last.after(here)
      else place.prepend(here)
    }
    had.delete(row.id)
    last = here
  }
  for (const row of had.values()) row.remove()
  return came
}

function still(place, act) {
  const box = place.closest("[data-scroll-end]"), at = document.activeElement
  const wasAtEnd = box && box.scrollHeight - box.scrollTop - box.clientHeight < 80
  const stays = !box && at !== document.body ? at : null, top = stays?.getBoundingClientRect().top
  const came = act()
  if (wasAtEnd) box.scrollTop = box.scrollHeight
  if (stays) scrollBy({ top: stays.getBoundingClientRect().top - top, behavior: "instant" })
  return came
}

function sayAloud(rows) {
  const place = document.querySelector("[data-said]")
  const authors = [...new Set(rows.map(row => row.querySelector(".by b")?.textContent).filter(Boolean))]
  const words = authors.map(author => place.dataset.said.replace("%s", () => author))
  const events = rows.filter(row => row.matches(".ev")).map(row => row.querySelector("span:not(.g)").textContent)
  place.textContent = [...words, ...events].join(". ")
}

document.addEventListener("ventanilla:fresh", ({ detail }) => {
  const place = document.querySelector("[data-fresh-rows]"), fresh = detail.querySelector("[data-fresh-rows]")
  if (!place || !fresh) return
  const came = still(place, () => keepRows(place, fresh))
  if (came.length) sayAloud(came)
  document.dispatchEvent(new CustomEvent("ventanilla:rows", { detail: came }))
})
