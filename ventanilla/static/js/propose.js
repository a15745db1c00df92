// `data-propose="address"` on the box of a subject: while one types, answers that may do are shown below it, in the element
// with the id in `data-propose-in`; how many is said politely, once. What was typed is touched by nobody.
const PAUSE_OF_SUBJECT = 400, LEAST_OF_SUBJECT = 4

for (const box of document.querySelectorAll("[data-propose]")) {
  const place = document.getElementById(box.dataset.proposeIn), told = place.previousElementSibling
  let timer, asking

  box.addEventListener("input", () => { clearTimeout(timer); asking?.abort(); timer = setTimeout(propose, PAUSE_OF_SUBJECT) })

  async function propose() {
    asking = new AbortController()
    const words = box.value.trim(), { signal } = asking
    if (words.length < LEAST_OF_SUBJECT) return show(null)
    const query = new URLSearchParams({ asunto: words })
    const answer = await fetch(`${box.dataset.propose}?${query}`, { signal }).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    if (!signal.aborted) show(page.querySelector(".proposals"))
  }

  function show(found) {
    if (place.contains(document.activeElement) || (found?.outerHTML ?? "") === (place.firstElementChild?.outerHTML ?? "")) return
    place.replaceChildren(...found ? [found] : [])
    told.textContent = found?.dataset.told ?? ""
  }
}
