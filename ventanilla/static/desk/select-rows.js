// Choosing rows: x chooses (`ventanilla:do` select), X up to here (select-range, or Shift and a press), * all (select-all),
// b goes to what can be done with them (bulk), Escape lets them go. [data-chosen] says how many.
const list = document.querySelector("[data-list]")
const boxes = list ? [...list.querySelectorAll(".tick")] : []
const words = list?.querySelector("[data-chosen]")
let from = 0

const DEEDS = {
  select: () => choose(here(), !boxes[here()]?.checked),
  "select-range": () => chooseUpTo(here()),
  "select-all": () => chooseAll(boxes.some(box => !box.checked)),
  bulk: () => {
    if (!boxes.some(box => box.checked)) choose(here(), true)
    list.querySelector("[data-bulk] button")?.focus()
  },
}

function here() {
  const row = document.activeElement?.closest("[data-list] li") ?? list.querySelector("[aria-current]")?.closest("li")
  return boxes.findIndex(box => row?.contains(box))
}

function choose(place, chosen) {
  if (place < 0) return
  boxes[place].checked = chosen
  from = place
  tell()
}

function chooseUpTo(place) {
  if (place < 0) return
  for (const box of boxes.slice(Math.min(from, place), Math.max(from, place) + 1)) box.checked = true
  tell()
}

function chooseAll(chosen) {
  for (const box of boxes) box.checked = chosen
  tell()
}

function tell() {
  const number = boxes.filter(box => box.checked).length
  if (words) words.textContent = number === 1 ? words.dataset.chosenOne : number ? words.dataset.chosen.replace("%s", number) : ""
}

document.addEventListener("ventanilla:do", event => boxes.length && DEEDS[event.detail]?.())
list?.addEventListener("click", event => {
  const place = boxes.indexOf(event.target)
  if (place >= 0) event.shiftKey ? chooseUpTo(place) : choose(place, event.target.checked)
})
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], :popover-open, details[data-menu][open]")) chooseAll(false)
})
tell()
