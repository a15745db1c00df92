// The list keeps its place: as far down as it was, and on the row that one came from.
const list = document.querySelector("[data-list]")
const name = list && `list:${list.elements.de.value}`

if (list) {
  const kept = JSON.parse(sessionStorage.getItem(name) ?? "{}")
  const open = list.querySelector("a.line[aria-current]")
  list.scrollTop = kept.top ?? 0
  if (open) open.scrollIntoView({ block: "nearest" })
  else if (document.activeElement === document.body) rowOf(kept.number)?.focus({ preventScroll: true })
  addEventListener("pagehide", () => sessionStorage.setItem(name, JSON.stringify({ top: list.scrollTop, number: number() })))
}

function rowOf(number) {
  return number && list.querySelector(`.tick[value="${number}"]`)?.closest("li").querySelector("a")
}

function number() {
  const row = document.activeElement?.closest("[data-list] li") ?? list.querySelector("a.line[aria-current]")?.closest("li")
  return row?.querySelector(".tick").value
}
