// Signing on a telephone: what its pages share. `data-phone` is the page's frame: "list", "order" or "shell", the page that
// the worker shows without a network. Every sentence stands in the page, in its language.
const phone = document.querySelector("[data-phone]")
const one = (name, within = phone) => within.querySelector(`[data-${name}]`)

// Online the house says who is there; without a network whoever took the work orders along is.
function ownerHere() {
  return phone.dataset.phone === "shell" ? localStorage.getItem("phone") : document.body.dataset.draftsOf
}

function say(place, name) {
  place.textContent = name ? place.dataset[name] : ""
}

async function keepForOwner(owner) {
  localStorage.setItem("phone", owner)
  await navigator.storage?.persist?.()   // else a telephone that is full may throw it away
}
