// `data-mentions="address"`: an @ in a note opens a list of colleagues; arrows choose, Enter or Tab write the name. It is a
// note's alone: what the customer reads calls nobody.
for (const field of document.querySelectorAll("[data-mentions]")) {
  const list = Object.assign(document.createElement("ul"), { className: "mentions", id: `${field.id}-mentions`, hidden: true })
  list.role = "listbox"
  field.closest(".composer").append(list)
  field.setAttribute("aria-controls", list.id)
  let known, chosen = 0

  field.addEventListener("input", offer)
  field.addEventListener("blur", () => setTimeout(close, 150))
  field.addEventListener("keydown", press)
  list.addEventListener("mousedown", event => { event.preventDefault(); write(event.target.closest("li")) })

  const begun = () => field.form.elements.kind.value === "note" && /(?:^|\s)@([\p{L}]*)$/u.exec(field.value.slice(0, field.selectionStart))

  async function offer() {
    if (!begun()) return close()
    known ??= fetch(field.dataset.mentions).then(answer => answer.json()).catch(() => [])
    const names = await known, typed = begun()?.[1].toLowerCase()
    const fits = typed === undefined ? [] : names.filter(({ value }) => value.toLowerCase().startsWith(typed)).slice(0, 8)
    list.replaceChildren(...fits.map(({ value }, at) => row(value, at)))
    list.hidden = !fits.length
    fits.length ? mark(0) : close()
  }

  function row(name, at) {
    const made = Object.assign(document.createElement("li"), { textContent: name, id: `${list.id}-${at}` })
    made.role = "option"
    return made
  }

  function mark(at) {
    chosen = (at + list.children.length) % list.children.length
    for (const one of list.children) one.setAttribute("aria-selected", String(one === list.children[chosen]))
    field.setAttribute("aria-activedescendant", list.children[chosen].id)
  }

  function press(event) {
    if (list.hidden || event.ctrlKey) return
    if (event.key === "ArrowDown") mark(chosen + 1)
    else if (event.key === "ArrowUp") mark(chosen - 1)
    else if (event.key === "Enter" || event.key === "Tab") write(list.children[chosen])
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
  }

  function write(one) {
    const end = field.selectionStart, start = end - begun()[1].length
    field.setRangeText(`${one.textContent} `, start, end, "end")
    field.dispatchEvent(new Event("input", { bubbles: true }))
    close()
  }

  function close() {
    list.hidden = true
    field.removeAttribute("aria-activedescendant")
  }
}
