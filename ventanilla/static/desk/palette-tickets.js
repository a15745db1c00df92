// Tickets in the palette: those one was reading in this tab, and the one whose number is typed.
const KEPT = 8
const name = "recent-tickets"
const title = /(#\d+ .+) · [^·]*$/.exec(document.title)?.[1]

function recent() {
  return JSON.parse(sessionStorage.getItem(name) ?? "[]")
}

if (title && document.querySelector("[data-kit]")) {
  const others = recent().filter(one => one.path !== location.pathname)
  sessionStorage.setItem(name, JSON.stringify([{ path: location.pathname, label: title }, ...others].slice(0, KEPT)))
}

document.addEventListener("ventanilla:palette", ({ detail: { words, offer } }) => {
  const number = /^#?(\d{1,17})$/.exec(words)?.[1]
  const { open, ticket } = document.querySelector("[data-palette] [role=listbox]").dataset
  if (number) offer([{ group: "found", label: open.replace("%s", number), go: () => location.assign(ticket.replace("/0/", `/${number}/`)) }])
  const read = recent().filter(one => one.path !== location.pathname && one.label.toLowerCase().includes(words.toLowerCase()))
  offer(read.map(({ path, label }) => ({ group: "recent", label, go: () => location.assign(path) })))
})
