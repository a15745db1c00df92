// `data-canned-open`: the list of canned replies in a dialog instead of on its own page. One types to narrow it, walks it by
// arrows, and Enter takes one: the box's words are kept on the way.
const opener = document.querySelector("[data-canned-open]")
const dialog = document.createElement("dialog"), search = document.createElement("input")
let list

opener?.addEventListener("click", event => {
  event.preventDefault()
  search.value = ""
  list ??= fetched()
  list.then(narrow)
  dialog.showModal()   // at once: what is typed from now on is no command of the page
})

if (opener) {
  dialog.className = "dialog canned"
  dialog.ariaLabel = search.ariaLabel = search.placeholder = opener.title
  Object.assign(search, { type: "search", className: "input", autocomplete: "off" })
  dialog.append(search)
  document.body.append(dialog)
  search.addEventListener("input", () => list.then(narrow))
  dialog.addEventListener("keydown", walk)
  dialog.addEventListener("click", take)
}

async function fetched() {
  const page = new DOMParser().parseFromString(await (await fetch(opener.formAction)).text(), "text/html")
  page.querySelector("[data-canned-list] form").remove()
  dialog.append(document.adoptNode(page.querySelector("[data-canned-list]")))
}

function offers() {
  return [...dialog.querySelectorAll("[data-canned]")].filter(one => !one.closest("li").hidden)
}

function narrow() {
  const words = search.value.toLowerCase().split(/\s+/)
  for (const one of dialog.querySelectorAll("li")) one.hidden = !words.every(word => one.textContent.toLowerCase().includes(word))
}

async function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key]
  if (step === undefined || (event.key === "Enter" && event.target !== search)) return
  event.preventDefault()
  await list.then(narrow)
  const all = offers(), at = all.indexOf(document.activeElement) + step
  if (event.key === "Enter") all[0]?.click()
  else (all[Math.min(at, all.length - 1)] ?? search).focus()
}

function take(event) {
  const chosen = event.target.closest("[data-canned]")
  if (!chosen) return
  event.preventDefault()
  dialog.close()
  const send = opener.cloneNode()
  Object.assign(send, { name: "plantilla", value: chosen.dataset.canned, hidden: true })
  opener.after(send)
  opener.form.requestSubmit(send)
}
