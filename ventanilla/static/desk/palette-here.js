// What the palette finds on the page itself: what the keys do here, in the words of their sheet; what can be done with the
// chosen rows; and the places one can go to.
let sheet

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}

async function words() {
  const answer = await fetch(document.querySelector("[data-palette]").dataset.palette)
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html")
  return new Map([...page.querySelectorAll("[data-key]")].map(row => [row.dataset.key, row.textContent]))
}

function deeds(labels) {
  return [...document.querySelectorAll("[data-hotkey]")].flatMap(target => {
    const keys = target.dataset.hotkey, label = labels.get(keys)
    labels.delete(keys)   // whoever wears it first
    const group = target.matches("[data-keys] [href]") ? "go" : "do"
    return label && target.dataset.hotkeyDoes !== "palette" ? [{ group, label, keys: keys.split("|")[0], go: () => press(target) }] : []
  })
}

function press(target) {
  document.dispatchEvent(new CustomEvent("ventanilla:press", { detail: target }))
}

function withTheChosen() {
  const bar = document.querySelector(".lines:has(.tick:checked) [data-bulk]")
  const chosen = bar?.querySelector("[data-chosen]").textContent
  return [...bar?.querySelectorAll("button") ?? []].map(button => ({ group: "do", label: `${button.textContent.trim()} · ${chosen}`, go: () => button.click() }))
}

function places() {
  const keyed = new Set([...document.querySelectorAll("[data-keys] [href]")].map(link => link.href))
  const links = [...document.querySelectorAll(".queues li a, .rail a:not(.logo)")].filter(link => !keyed.has(link.href))
  return links.map(link => ({ group: "go", label: (link.querySelector(".clip, .vh") ?? link).textContent, go: () => link.click() }))
}

document.addEventListener("ventanilla:palette", async ({ detail }) => {
  const wanted = folded(detail.words).split(/\s+/)
  const labels = await (sheet ??= words())
  detail.offer([...withTheChosen(), ...deeds(new Map(labels)), ...places()].filter(one => wanted.every(word => folded(one.label).includes(word))))
})
