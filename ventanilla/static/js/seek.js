// `data-seek` on a form that only asks: what it finds is shown as one types, in [data-seek-found], and stands in the address.
const form = document.querySelector("[data-seek]")
const found = document.querySelector("[data-seek-found]")
let timer, latest = 0

async function seek() {
  const address = new URL(form.action)
  address.search = new URLSearchParams(new FormData(form))
  const turn = ++latest
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  if (turn !== latest) return   // somebody has typed on meanwhile
  found.replaceChildren(...page.querySelector("[data-seek-found]").childNodes)
  history.replaceState(null, "", address)
}

form?.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(seek, 150)
})
