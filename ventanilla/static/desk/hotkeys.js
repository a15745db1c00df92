// The desk's keys, while nobody is typing. [data-hotkey="g m|J"]: one after the other, or the other way; «Mod+k» is with Ctrl or
// Cmd, and works while typing too. What wears the key is pressed; with data-hotkey-does its behaviour is called (`ventanilla:do`).
const PATIENCE = 1500   // milliseconds between the keys of a sequence
const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]"
let begun = [], last = 0

document.addEventListener("keydown", event => {
  const step = named(event)
  if (!step || event.defaultPrevented || isDeaf(event.target, step)) return
  begun = event.timeStamp - last < PATIENCE ? [...begun, step] : [step]
  last = event.timeStamp
  const target = wearing(begun) ?? wearing(begun = [step])
  if (target) press(target)
  else if (!mayGoOn()) return void (begun = [])
  event.preventDefault()
})

// The key as the table calls it. AltGr makes signs («[» in Spanish): it is no command.
function named({ key, ctrlKey, metaKey, altKey }) {
  if (["Shift", "Control", "Alt", "Meta", "AltGraph", "Dead"].includes(key)) return ""
  const writes = key.length === 1 && ctrlKey && altKey
  if (altKey && !writes) return ""
  return (ctrlKey || metaKey) && !writes ? `Mod+${key.toLowerCase()}` : key
}

function isDeaf(target, step) {
  if (step.startsWith("Mod+")) return false
  if (document.querySelector("dialog[open]") || target.closest(FIELDS)) return true
  if (step.startsWith("Arrow")) return target !== document.body && !target.closest("[data-list]")
  return step.length === 1 && localStorage.getItem("keys-off") === "yes"
}

function ways(element) {
  return element.dataset.hotkey.split("|").map(way => way.split(" "))
}

function all() {
  return [...document.querySelectorAll("[data-hotkey]")]
}

function wearing(steps) {
  return all().find(one => ways(one).some(way => way.join(" ") === steps.join(" ")))
}

function mayGoOn() {
  return all().some(one => ways(one).some(way => begun.every((step, place) => way[place] === step)))
}

document.addEventListener("ventanilla:press", event => press(event.detail))

function press(target) {
  begun = []
  if (target.dataset.hotkeyDoes) return document.dispatchEvent(new CustomEvent("ventanilla:do", { detail: target.dataset.hotkeyDoes }))
  if (target.matches(FIELDS)) return target.focus()
  target.click()
  target.closest("details[open]")?.querySelector("a, button")?.focus()
  document.getElementById(target.dataset.hotkeyFocus)?.focus()
}
