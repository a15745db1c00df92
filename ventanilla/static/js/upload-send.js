// Sends each file of a box to its `data-uploads` address at once and by itself (`ventanilla:upload`). The server answers
// {id, name, size, kind} or {error}. A form that is sent while a file is on its way waits for it.
document.addEventListener("ventanilla:uploads", ({ target: box }) => {
  const list = box.querySelector("[data-upload-list]"), form = box.closest("form")
  const going = () => list.querySelector("li.going")
  let waiting

  box.addEventListener("ventanilla:upload", ({ detail }) => send(detail.row, detail.file))
  form.addEventListener("submit", event => {
    const asked = list.querySelector(".ask button:not([hidden])")   // nothing stays behind without a word
    if (going() || asked) event.preventDefault()
    if (asked) asked.focus()
    else if (going()) waiting = event.submitter
  })

  function send(row, file) {
    const request = new XMLHttpRequest(), body = new FormData(), bar = row.querySelector("progress")
    body.append("file", file, file.name)
    row.classList.add("going")
    bar.hidden = false
    tell(row, [box.dataset.sending, file.size])
    Object.assign(request, { responseType: "json", onload: () => finish(row, request.response), onerror: () => finish(row) })
    request.open("POST", box.dataset.uploads)
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value)
    request.upload.onprogress = event => { bar.value = 100 * event.loaded / event.total }
    letGo(row, request)
    request.send(body)
  }

  // Taken off the list on its way. What the server has whole already is waited for: upload-forget.js takes it back.
  function letGo(row, request) {
    const gone = new MutationObserver(() => {
      if (row.isConnected) return
      gone.disconnect()
      request.abort()
      rest()
    })
    gone.observe(list, { childList: true })
    request.upload.onload = () => gone.disconnect()
  }

  function finish(row, answer) {
    const kept = answer?.id, cut = navigator.onLine ? box.dataset.failed : box.dataset.offline
    row.classList.remove("going")
    row.classList.add(...kept ? ["ok"] : answer?.error ? ["no"] : ["no", "cut"])
    row.querySelector("progress").hidden = true
    row.querySelector("[data-tick]").hidden = !kept
    if (kept) row.append(Object.assign(document.createElement("input"), { type: "hidden", name: "files", value: kept }))
    tell(row, kept ? [box.dataset.sent, answer.size] : [answer?.error ?? cut])
    row.dispatchEvent(new CustomEvent("ventanilla:uploaded", { detail: kept }))
    rest()
  }

  function rest() {
    if (waiting && !going() && !list.querySelector(".no, .ask")) form.requestSubmit(waiting)
    if (!going()) waiting = undefined
  }

  function tell(row, words) { row.dispatchEvent(new CustomEvent("ventanilla:told", { bubbles: true, detail: words })) }
})
