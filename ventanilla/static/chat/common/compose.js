// The box one writes in. Nothing of it leaves this browser before one sends it: Enter does, with Shift it is a new line, and a key
// that writes an accent or a sign of Chinese is none. What is begun stays here over pages, each conversation its own.
const form = one("form"), field = form?.querySelector("textarea")
const BEGUN = `chat-draft:${owner}:${place}`

function speak() {
  const files = [...form.querySelectorAll("[data-upload-list] li")].filter(row => row.querySelector("[name=files]"))
  const text = field.value.trim()
  if (!text && !files.length) return
  const told = files.map(row => ({ id: row.querySelector("[name=files]").value, name: row.querySelector(".name").textContent }))
  try {
    keep({ key: newKey(), kind: kindOf(), text, files: told })
  } catch {
    return showLine("full")   // this browser keeps no more: the words stay in the box
  }
  field.value = ""
  localStorage.removeItem(BEGUN)
  for (const row of files) row.remove()
  field.dispatchEvent(new Event("ventanilla:spoken", { bubbles: true }))
  drawPending()
  toTheEnd()
  send()
}

function kindOf() {
  return form.querySelector("[name=kind]:checked")?.value ?? "said"
}

form?.addEventListener("submit", event => {
  if (event.defaultPrevented) return   // a file is still on its way: upload-send.js presses again
  event.preventDefault()
  speak()
})

field?.addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.altKey) return
  event.preventDefault()
  form.requestSubmit()
})

field?.addEventListener("input", () => {
  if (field.value) localStorage.setItem(BEGUN, field.value)
  else localStorage.removeItem(BEGUN)
})

if (field && !field.value) field.value = localStorage.getItem(BEGUN) ?? ""
