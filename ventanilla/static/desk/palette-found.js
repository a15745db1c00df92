// What the house finds for the palette while one types: tickets, customers, people; and the page with all of it.
const PAUSE = 150, LEAST = 2
let timer, asking

async function ask(words, offer) {
  asking = new AbortController()
  const dialog = document.querySelector("[data-palette]")
  const query = new URLSearchParams({ q: words })
  const answer = await fetch(`${dialog.dataset.suggestions}?${query}`, { signal: asking.signal }).catch(() => null)
  const page = new DOMParser().parseFromString(answer?.ok && !answer.redirected ? await answer.text() : "", "text/html")
  const found = [...page.querySelectorAll("[data-href]")].map(one => ({ label: told(one), go: () => location.assign(one.dataset.href) }))
  const all = { label: dialog.dataset.all.replace("%s", words), go: () => location.assign(`${dialog.dataset.results}?${query}`) }
  offer([...found, all].map(one => ({ group: "found", ...one })))
}

function told(one) {
  return [...one.querySelectorAll(".clip, .num")].map(part => part.textContent).join(" · ")
}

document.addEventListener("ventanilla:palette", ({ detail: { words, offer } }) => {
  clearTimeout(timer)
  asking?.abort()
  if (words.length >= LEAST) timer = setTimeout(() => ask(words, offer), PAUSE)
})
