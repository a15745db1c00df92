// `data-bring`: files that are chosen or dropped are sent to that address one after the other, two at a time, and each gets
// its row with what became of it (`{fate, words, href}`), made from the <template> of that fate. Nothing waits for a button.
for (const form of document.querySelectorAll("[data-bring]")) {
  const input = form.querySelector("[data-bring-input]"), sums = form.querySelector("[data-bring-sums]")
  const fates = document.querySelector("[data-bring-fates]"), rows = fates.querySelector("[data-bring-rows]")
  const waiting = [], count = { all: 0, done: 0, refused: 0 }
  let going = 0

  form.querySelector("[data-bring-button]").hidden = true
  input.addEventListener("change", () => { take(input.files); input.value = "" })
  form.addEventListener("dragover", event => event.preventDefault())
  form.addEventListener("drop", event => { event.preventDefault(); take(event.dataTransfer.files) })

  function take(files) {
    fates.hidden = false
    for (const file of [...files]) {
      count.all++
      waiting.push([file, add(file.name)])
    }
    next()
  }

  function add(name) { return rows.appendChild(made("going", name)) }

  function next() {
    while (going < 2 && waiting.length) send(...waiting.shift())
    sums.textContent = form.dataset.sums.replace("%d", count.done).replace("%a", count.all).replace("%r", count.refused)
  }

  async function send(file, row) {
    going++
    tell(row, file.name, file.size > form.dataset.most ? { words: form.dataset.large } : await answer(file))
    going--
    next()
  }

  async function answer(file) {
    const body = new FormData(), headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
    body.append("file", file, file.name)
    return fetch(form.dataset.bring, { method: "POST", body, headers }).then(it => it.json()).catch(() => ({ words: form.dataset.cut }))
  }

  function tell(row, name, { fate = "refused", words, href }) {
    count.done++
    if (fate === "refused") count.refused++
    row.replaceWith(made(fate, name, words, href))
  }

  function made(fate, name, words, href) {
    const model = document.querySelector(`[data-bring-model="${fate}"]`) ?? document.querySelector("[data-bring-model=published]")
    const row = model.content.firstElementChild.cloneNode(true), link = row.querySelector("[data-href]")
    row.querySelector("[data-name]").textContent = name
    if (words) row.querySelector("[data-words]").textContent = words
    if (href) link.href = href
    else link.remove()
    return row
  }
}
