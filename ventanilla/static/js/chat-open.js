// `data-chat="address"`: the button of the chat. The box, its style and its script come when it is pressed, or by themselves
// while there is something to go on with: a conversation, or words that wait to be sent. Whether anybody is there is asked when
// the page has been drawn, once a minute at most.
const button = document.querySelector("[data-chat]")
const owner = document.body.dataset.draftsOf
const KNOWN = `chat-known:${owner}`
let coming

function press(event) {
  event.preventDefault()
  button.dataset.pressed = "yes"
  fetchBox().catch(() => location.assign(button.href))
}

function fetchBox() {
  return coming ??= bring()
}

async function bring() {
  const answer = await fetch(button.dataset.chat)
  if (!answer.ok || answer.redirected) throw new Error("no box")
  const box = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("dialog")
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: box.dataset.style })
  const drawn = new Promise(done => { style.onload = done })
  document.head.append(style)
  await drawn
  document.body.append(document.adoptNode(box))
  await import(box.dataset.script)
  button.removeEventListener("click", press)
}

async function know() {
  const kept = JSON.parse(sessionStorage.getItem(KNOWN) ?? "{}")
  const told = kept.until > Date.now() ? kept : await fetch(button.dataset.turn).then(answer => answer.json()).catch(() => null)
  if (!told) return
  const { mood, sub, conversation } = told
  sessionStorage.setItem(KNOWN, JSON.stringify({ mood, sub, conversation, until: kept.until > Date.now() ? kept.until : Date.now() + 60e3 }))
  button.dataset.mood = mood
  button.querySelector("[data-chat-sub]").textContent = sub
  if (conversation) fetchBox()
}

if (button) {
  button.role = "button"
  button.ariaExpanded = "false"
  button.addEventListener("click", press)
  const waits = Object.keys(localStorage).some(name => name.startsWith(`chat-line:${owner}:`))
  if (waits || localStorage.getItem(`chat-live:${owner}`) || sessionStorage.getItem(`chat-open:${owner}`)) fetchBox()
  else requestAnimationFrame(() => setTimeout(know))
}
