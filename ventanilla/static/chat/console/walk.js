// The lists by keyboard (`ventanilla:do`): next and previous move the focus, open opens what has it; next-ticket and
// previous-ticket open the neighbours of the one that is open.
function rows() {
  return [...document.querySelectorAll("[data-chat-row]")]
}

function here(all) {
  const focused = all.indexOf(document.activeElement)
  return focused >= 0 ? focused : all.findIndex(row => row.ariaCurrent)
}

function beside(step) {
  const all = rows()
  return all[Math.max(0, Math.min(all.length - 1, here(all) + step))]
}

const DEEDS = {
  next: () => beside(1)?.focus(),
  previous: () => beside(-1)?.focus(),
  open: () => beside(0)?.click(),
  "next-ticket": () => beside(1)?.click(),
  "previous-ticket": () => beside(-1)?.click(),
}
document.addEventListener("ventanilla:do", event => DEEDS[event.detail]?.())
