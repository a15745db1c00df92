// `data-uploads`: the whole box takes files, dropped, chosen or pasted. Each is handed to upload-send.js
// as an event `ventanilla:file`, so that where a file came from makes no difference. A box without the model of a row takes it,
// and the words, from the kit; until then it is the browser's own field.
document.addEventListener("ventanilla:uploads", ({ target: box }) => {
  if (box.querySelector("template")) begin(box)
  else document.addEventListener("ventanilla:kit", () => {
    const model = document.querySelector("template[data-upload-model]")
    Object.assign(box.dataset, model.dataset)
    box.querySelector("[data-upload-list]").append(model.cloneNode(true))
    begin(box)
  })
})

function begin(box) {
  const input = box.querySelector("[data-upload-input]")

  input.dataset.ready = ""
  input.addEventListener("change", () => {
    take(input.files)
    input.value = ""   // sent already: it must not travel again with the form
  })
  box.addEventListener("paste", event => {
    if (!event.clipboardData.files.length) return
    event.preventDefault()
    take(event.clipboardData.files)
  })
  for (const name of ["dragover", "dragleave", "drop"]) box.addEventListener(name, drag)

  function drag(event) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    box.toggleAttribute("data-over", event.type === "dragover")
    if (event.type === "drop") take(event.dataTransfer.files)
  }

  function take(files) {
    for (const file of [...files]) box.dispatchEvent(new CustomEvent("ventanilla:file", { detail: file }))
  }
}
