// `data-search` on a form that looks for things: while one types, what it names is asked for suggestions; arrows choose one,
// Enter goes there, Escape closes them. Without a choice Enter sends the form. How many there are is said, too.
const PAUSE = 150, LEAST = 2

for (const form of document.querySelectorAll("[data-search]")) {
  const input = form.querySelector("[type=search]"), list = form.querySelector("[role=listbox]"), told = form.querySelector("[role=status]")
  let timer, asking, chosen = -1
  input.setAttribute("role", "combobox")
  input.setAttribute("aria-autocomplete", "list")
  input.setAttribute("aria-controls", list.id)
  close()

  function options() {
    return [...list.querySelectorAll("[role=option]")]
  }

  function close() {
    clearTimeout(timer)
    asking?.abort()
    list.hidden = true
    input.setAttribute("aria-expanded", "false")
    choose(-1)
  }

  function choose(place) {
    const one = options()[place]
    chosen = one ? place : -1
    options().forEach(other => other.setAttribute("aria-selected", other === one))
    if (one) input.setAttribute("aria-activedescendant", one.id)
    else input.removeAttribute("aria-activedescendant")
    one?.scrollIntoView({ block: "nearest" })
  }

  async function suggest() {
    asking?.abort()
    asking = new AbortController()
    const query = new URLSearchParams({ q: input.value })
    const answer = await fetch(`${form.dataset.search}?${query}`, { signal: asking.signal }).catch(() => null)
    if (!answer?.ok || answer.redirected) return close()
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-told]")
    if (asking.signal.aborted) return   // somebody has typed on meanwhile
    list.replaceChildren(...found?.children ?? [])
    options().forEach((one, at) => { one.id = `${list.id}-${at}` })
    told.textContent = found?.dataset.told ?? ""
    list.hidden = !options().length
    input.setAttribute("aria-expanded", !list.hidden)
    choose(-1)
  }

  const step = by => options().length && (list.hidden = false, input.setAttribute("aria-expanded", "true"), choose((chosen + by + options().length + 1) % (options().length + 1)))
  const KEYS = {
    ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: () => !list.hidden && (close(), true),
    Enter: () => !list.hidden && chosen >= 0 && (location.assign(options()[chosen].dataset.href), true),
  }
  input.addEventListener("input", () => { clearTimeout(timer); if (input.value.trim().length < LEAST) close(); else timer = setTimeout(suggest, PAUSE) })
  input.addEventListener("keydown", event => KEYS[event.key]?.() && event.preventDefault())
  form.addEventListener("focusout", event => form.contains(event.relatedTarget) || close())
  list.addEventListener("mousedown", event => event.preventDefault())   // the box keeps the focus
  list.addEventListener("click", event => { const one = event.target.closest("[data-href]"); if (one) location.assign(one.dataset.href) })
}
