// What is marked [data-fresh="name"] becomes what the new page says, unless somebody is in it: then when they have left it.
const SECRETS = /(name="(?:csrfmiddlewaretoken|form_key|version|seen_message|seen_event)"[^>]* value=")[^"]*/g
let latest, waiting, pointedAt = 0

function renew() {
  clearTimeout(waiting)
  const pairs = [...document.querySelectorAll("[data-fresh]")].map(old => [old, freshOf(old)])
  const changed = pairs.filter(([old, fresh]) => fresh && plain(old) !== plain(fresh))
  const free = changed.filter(([old]) => !isBusy(old))
  still(document.body, () => free.forEach(([old, fresh]) => old.replaceWith(document.importNode(fresh, true))))
  holdBack()
  if (free.length < changed.length) waiting = setTimeout(renew, 1000)
}

function freshOf(old) {
  return latest.querySelector(`[data-fresh="${old.dataset.fresh}"]`)
}

function plain(one) {
  return one.innerHTML.replace(SECRETS, "$1")
}

// The focus, an open menu, words marked or typed; and where things may move, a hand that is about to press one of them.
function isBusy(one) {
  const marked = getSelection(), has = what => one.querySelector(what) !== null
  return one.contains(document.activeElement) || one.matches(":popover-open") || has("details[open], :popover-open")
    || (!marked.isCollapsed && one.contains(marked.anchorNode))
    || [...one.querySelectorAll("input, textarea, select")].some(isChanged)
    || (one.matches(":hover") && Date.now() - pointedAt < 2000)
    || document.querySelector(".held, [data-planning-bar]:not([hidden])") !== null
}

function isChanged(field) {
  if (field.type === "hidden") return false
  if (field.matches("select")) return [...field.options].some(one => one.selected !== one.defaultSelected && one.hasAttribute("selected"))
  return ["checkbox", "radio"].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}

addEventListener("pointermove", () => { pointedAt = Date.now() }, { passive: true })
document.addEventListener("ventanilla:fresh", ({ detail }) => { latest = detail; renew() })
