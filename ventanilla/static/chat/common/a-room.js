// The room of a conversation: `data-chat-room` on the element that holds it. It says whom this browser belongs to, where one
// speaks (`data-say`), and, once there is a conversation, where it is (`data-at`); the rest of its addresses stand under that.
const room = document.querySelector("[data-chat-room]")
const owner = document.body.dataset.draftsOf
const place = room.dataset.place   // "" for a contact, who has one conversation at a time; else its number
let token = room.querySelector("[name=csrfmiddlewaretoken]").value

function one(name, within = room) {
  return within.querySelector(`[data-chat-${name}]`)
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words   // nothing is read aloud twice
}

// `fn` when nobody else of this browser is in it: two tabs do not send the same at once. Where there are no locks, the keys
// of the lines keep them from being written twice.
function alone(fn) {
  return navigator.locks ? navigator.locks.request(`chat:${owner}:${place}`, fn) : fn()
}

// A browser tells neither without https; what is needed here is only that no two are alike.
function newKey() {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("")
}
