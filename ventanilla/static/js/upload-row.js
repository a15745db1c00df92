// Each file that comes into a box (`ventanilla:file`, see upload-take.js) gets its row, made from the <template> in the
// box's list, and goes on: to be sent (`ventanilla:upload`), or, too large, to be looked at (`ventanilla:large`).
// What failed for want of a connection is tried again by a press, and by itself when the connection is back.
document.addEventListener("ventanilla:uploads", ({ target: box }) => {
  const list = box.querySelector("[data-upload-list]")
  const held = new WeakMap()

  box.addEventListener("ventanilla:file", ({ detail: file }) => {
    pass(made(file), file, file.size > box.dataset.most ? "large" : "upload")
  })
  box.addEventListener("ventanilla:upload", ({ detail: { row, file } }) => held.set(row, file))
  list.addEventListener("click", ({ target }) => {
    const row = target.closest("li")
    if (target.closest("[data-upload-remove]")) remove(row)
    else if (target.closest("[data-upload-retry]")) again(row)
  })
  list.addEventListener("ventanilla:told", ({ target: row, detail: [words, ...sizes] }) => {
    const told = sizes.reduce((sentence, bytes) => sentence.replace("%s", size(bytes)), words)
    row.querySelector("[data-meta]").textContent = told.replace("%n", row.querySelector(".name").textContent)
  })
  addEventListener("online", () => list.querySelectorAll("li.cut").forEach(again))

  function made(file) {
    const row = list.querySelector("template").content.firstElementChild.cloneNode(true)
    row.querySelector(".name").textContent = file.name
    row.querySelector(".kind").textContent = file.name.split(".").at(-1).slice(0, 4).toUpperCase()
    row.querySelector("progress").ariaLabel = file.name
    for (const one of row.querySelectorAll("button[title]")) one.ariaLabel = `${one.title}: ${file.name}`
    list.append(row)
    return row
  }

  function remove(row) {
    const near = row.nextElementSibling ?? row.previousElementSibling
    row.remove()
    const next = near?.querySelector("[data-upload-remove]") ?? box.querySelector("[data-upload-input]")
    next.focus()
  }

  function again(row) {
    row.classList.remove("no", "cut")
    pass(row, held.get(row), "upload")
  }

  function pass(row, file, where) {
    box.dispatchEvent(new CustomEvent(`ventanilla:${where}`, { detail: { row, file } }))
  }
})

function size(bytes) {
  const [amount, unit] = bytes < 1e3 ? [bytes, "B"] : bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"]
  return `${amount.toLocaleString(document.documentElement.lang, { maximumFractionDigits: unit === "MB" ? 1 : 0 })} ${unit}`
}
