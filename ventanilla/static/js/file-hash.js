// `data-file-hash="hash hash"`: a form whose file is compared here with those SHA-256, and goes nowhere, as the element marked
// `data-hash-stays` says. The one marked `data-hash-same` or `data-hash-other` is shown. Where the browser cannot (plain HTTP),
// the form sends the file instead.
for (const form of document.querySelectorAll("[data-file-hash]")) {
  const field = form.querySelector("input[type=file]"), known = form.dataset.fileHash.split(" ")
  if (!window.crypto?.subtle) continue
  for (const one of form.querySelectorAll("[data-hash-sends]")) one.hidden = true
  for (const one of form.querySelectorAll("[data-hash-stays]")) one.hidden = false
  field.addEventListener("change", compare)
  form.addEventListener("submit", event => { event.preventDefault(); compare() })

  async function compare() {
    const [file] = field.files
    const digest = file && await crypto.subtle.digest("SHA-256", await file.arrayBuffer())
    const hash = digest ? Array.from(new Uint8Array(digest), one => one.toString(16).padStart(2, "0")).join("") : ""
    show("same", known.indexOf(hash))
    show("other", hash && !known.includes(hash) ? 0 : -1)
  }
  function show(name, which) {
    document.querySelectorAll(`[data-hash-${name}]`).forEach((one, at) => { one.hidden = at !== which })
  }
}
