// The palette: `ventanilla:do` palette opens it. What it offers comes from others: each time one types they hear
// `ventanilla:palette` with the words and `offer([{ group, label, keys, go }])`, which they may call at once or later.
// It comes with the kit.
const ORDER = ["do", "recent", "found", "go"]
let dialog, input, list, nothing
let offers = [], chosen = 0, turn = 0

function ask() {
  const now = ++turn
  offers = []
  const offer = more => {
    if (now !== turn) return
    offers = [...offers, ...more].sort((one, other) => ORDER.indexOf(one.group) - ORDER.indexOf(other.group))
    show()
  }
  document.dispatchEvent(new CustomEvent("ventanilla:palette", { detail: { words: input.value.trim(), offer } }))
  show()
}

function show() {
  const rows = offers.slice(0, 40).flatMap((one, place) => [place && offers[place - 1].group === one.group ? "" : heading(one.group), option(one, place)])
  list.replaceChildren(...rows.filter(Boolean))
  nothing.hidden = offers.length > 0
  choose(0)
}

function heading(group) {
  return Object.assign(document.createElement("li"), { className: "label", role: "presentation", textContent: list.dataset[group] })
}

function option({ label, keys = "" }, place) {
  const row = Object.assign(document.createElement("li"), { id: `palette-${place}`, role: "option", textContent: label })
  if (keys) row.append(Object.assign(document.createElement("kbd"), { textContent: keys }))
  return row
}

function choose(place) {
  chosen = Math.max(0, Math.min(offers.length - 1, place))
  for (const row of list.querySelectorAll("[role=option]")) row.setAttribute("aria-selected", row.id === `palette-${chosen}`)
  input.setAttribute("aria-activedescendant", offers.length ? `palette-${chosen}` : "")
  document.getElementById(`palette-${chosen}`)?.scrollIntoView({ block: "nearest" })
}

function go(place) {
  dialog.close()
  offers[place]?.go()
}

const KEYS = { ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: () => go(chosen), Home: () => choose(0), End: () => choose(offers.length) }
document.addEventListener("ventanilla:do", event => event.detail === "palette" && dialog && !dialog.open && (input.value = "", ask(), dialog.showModal()))
document.addEventListener("ventanilla:kit", () => {
  dialog = document.querySelector("[data-palette]")
  ;[input, list, nothing] = ["input", "[role=listbox]", "[data-palette-nothing]"].map(part => dialog.querySelector(part))
  input.addEventListener("input", ask)
  input.addEventListener("keydown", event => KEYS[event.key] && (event.preventDefault(), KEYS[event.key]()))
  list.addEventListener("click", event => {
    const row = event.target.closest("[role=option]")
    if (row) go(Number(row.id.split("-")[1]))
  })
})
