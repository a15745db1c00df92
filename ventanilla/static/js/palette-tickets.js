// Tickets in the palette: those one was reading in this tab, and the one whose number is typed.
const KEPT = 8
const name = "recent-tickets"
const list = document.querySelector("[data-palette] [role=listbox]")
const title = /(#\d+ .+) · [^·]*$/.exec(document.title)?.[1]

function recent() {
  return JSON.parse(sessionStorage.getItem(name) ?? "[]")
}

if (list && title) {
  const others = recent().filter(one => one.path !== location.pathname)
  sessionStorage.setItem(name, JSON.stringify([{ path: location.pathname, label: title }, ...others].slice(0, KEPT)))
}

document.addEventListener("ventanilla:palette", ({ detail: { words, offer } }) => {
  const number = /^#?(\d{1,17})$/.exec(words)?.[1]
  if (number) offer([{ group: "found", label: list.dataset.open.replace("%s", number), go: () => location.assign(list.dataset.ticket.replace("/0/", `/${number}/`)) }])
  const read = recent().filter(one => one.path !== location.pathname && one.label.toLowerCase().includes(words.toLowerCase()))
  offer(read.map(({ path, label }) => ({ group: "recent", label, go: () => location.assign(path) })))
})
