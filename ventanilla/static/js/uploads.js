// `data-uploads="url"`: the whole box takes files, dropped, chosen or pasted; each is sent at once by itself.
// The server answers {id, name, size, kind} or {error}; the row is made from the <template> in the list.
for (const box of document.querySelectorAll("[data-uploads]")) {
  const list = box.querySelector("[data-upload-list]")
  const input = box.querySelector("[data-upload-input]")
  const form = box.closest("form")
  const going = () => list.querySelector("progress")
  let waiting
  const size = bytes => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 })
    .format(bytes / (bytes < 1e6 ? 1e3 : 1e6)) + (bytes < 1e6 ? " kB" : " MB")

  input.dataset.ready = ""
  input.addEventListener("change", () => { take(input.files); input.value = "" })
  box.addEventListener("paste", event => event.clipboardData.files.length && (event.preventDefault(), take(event.clipboardData.files)))
  for (const name of ["dragover", "dragleave", "drop"]) box.addEventListener(name, drag)
  list.addEventListener("click", event => event.target.closest("[data-upload-remove]")?.closest("li").remove())
  // Sent while a file is on its way: the form waits.
  form.addEventListener("submit", event => going() && (event.preventDefault(), waiting = event.submitter))

  function drag(event) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    box.toggleAttribute("data-over", event.type === "dragover")
    if (event.type === "drop") take(event.dataTransfer.files)
  }

  function take(files) {
    for (const file of [...files]) send(file, row(file))
  }

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
    request.onload = () => finish(row, file, request.status < 300 && request.response, request.response?.error)
    request.onerror = () => finish(row, file)
    row.querySelector("[data-upload-remove]").addEventListener("click", () => request.abort())
    request.send(body)
  }

  function finish(row, file, kept, error) {
    row.querySelector("progress").remove()
    row.classList.add(kept ? "ok" : "no")
    row.querySelector("[data-tick]").hidden = !kept
    row.querySelector("[data-meta]").textContent = kept ? box.dataset.sent.replace("%s", size(kept.size)) : error ?? box.dataset.failed
    if (kept) row.append(Object.assign(document.createElement("input"), { type: "hidden", name: "files", value: kept.id }))
    if (waiting && !going()) list.querySelector(".no") ? waiting = undefined : form.requestSubmit(waiting)
  }
}
