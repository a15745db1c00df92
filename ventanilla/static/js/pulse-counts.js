// Numbers that change by themselves: [data-count="mias"], the one before the title of the tab, and whether anybody answers.
const state = document.querySelector("[data-live]")

function show(counts) {
  for (const one of document.querySelectorAll("[data-count]")) {
    const number = counts[one.dataset.count]
    if (number === undefined) continue
    one.textContent = number
    if (one.hasAttribute("data-count-some")) one.hidden = number === "0"
  }
  const plain = document.title.replace(/^\(\d+\+?\) /, "")
  document.title = counts["sin-leer"] === "0" ? plain : `(${counts["sin-leer"]}) ${plain}`
}

document.addEventListener("ventanilla:pulse", ({ detail }) => {
  if (detail) show(detail.counts)
  if (!state) return
  state.textContent = detail ? state.dataset.live : state.dataset.liveOff
  state.classList.toggle("off", !detail)
})
