// Sends each file of a box to its `data-uploads` address at once and by itself. The server answers
// {id, name, size, kind} or {error}; the row is made from the <template> in the box's list.
for (const box of document.querySelectorAll("[data-uploads]")) {
  const list = box.querySelector("[data-upload-list]")
  const form = box.closest("form")
  const going = () => list.querySelector("progress")
  let waiting

  box.addEventListener("ventanilla:file", event => send(event.detail, row(event.detail)))
  list.addEventListener("click", event => event.target.closest("[data-upload-remove]")?.closest("li").remove())
  // Sent while a file is on its way: the form waits for it.
  form.addEventListener("submit", event => {
    if (!going()) return
    event.preventDefault()
    waiting = event.submitter
  })

  function row(file) {
    const made = list.querySelector("template").content.firstElementChild.cloneNode(true)
    made.querySelector(".name").textContent = file.name
    made.querySelector(".kind").textContent = file.name.split(".").at(-1).slice(0, 4).toUpperCase()
    made.querySelector("[data-meta]").textContent = box.dataset.sending.replace("%s", size(file.size))
    const remove = made.querySelector("[data-upload-remove]")
    remove.setAttribute("aria-label", `${remove.title}: ${file.name}`)
    list.append(made)
    return made
  }

  function send(file, row) {
    const request = new XMLHttpRequest(), body = new FormData()
    body.append("file", file, file.name)
    request.open("POST", box.dataset.uploads)
    request.responseType = "json"
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value)
    request.upload.onprogress = event => { row.querySelector("progress").value = 100 * event.loaded / event.total }
    request.onload = () => finish(row, request.response?.id && request.response, request.response?.error)
    request.onerror = () => finish(row)
    row.querySelector("[data-upload-remove]").addEventListener("click", () => request.abort())
    request.send(body)
  }

  function finish(row, kept, error) {
    row.querySelector("progress").remove()
    row.classList.add(kept ? "ok" : "no")
    row.querySelector("[data-tick]").hidden = !kept
    row.querySelector("[data-meta]").textContent = kept ? box.dataset.sent.replace("%s", size(kept.size)) : error ?? box.dataset.failed
    if (kept) row.append(Object.assign(document.createElement("input"), { type: "hidden", name: "files", value: kept.id }))
    if (waiting && !going() && !list.querySelector(".no")) form.requestSubmit(waiting)
    else if (!going()) waiting = undefined
  }
}

function size(bytes) {
  const [amount, unit] = bytes < 1e3 ? [bytes, "B"] : bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"]
  return `${amount.toLocaleString(document.documentElement.lang, { maximumFractionDigits: unit === "MB" ? 1 : 0 })} ${unit}`
}
