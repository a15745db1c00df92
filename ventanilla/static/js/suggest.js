// `data-suggest="address"`: while one types, what the house knows is offered below the box, by the browser's own list.
let timer

for (const name of ["focusin", "input"]) document.addEventListener(name, event => {
  const box = event.target.closest?.("[data-suggest]")
  if (!box) return
  clearTimeout(timer)
  timer = setTimeout(() => ask(box), 150)
})

async function ask(box) {
  const words = box.value.trim()
  if (words === box.dataset.asked) return
  box.dataset.asked = words
  const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: words })}`).catch(() => null)
  if (!answer?.ok || box.value.trim() !== words) return
  const before = words.includes(",") ? words.replace(/\s*[^,]*$/, " ") : ""   // of several, the last one is being typed
  show(box, (await answer.json()).map(({ value, words: label }) => new Option(label, before + value)))
}

function show(box, options) {
  let list = box.list
  if (!list) {
    list = box.parentNode.appendChild(Object.assign(document.createElement("datalist"), { id: `${box.id}-known` }))
    box.setAttribute("list", list.id)
  }
  list.replaceChildren(...options)
}
