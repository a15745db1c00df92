// «Avisos en este dispositivo»: says what this browser can do, and asks it when somebody presses the button, never before.
const part = document.querySelector("[data-push]")

function show(state) {
  for (const one of part.querySelectorAll("[data-push-when]")) one.hidden = !one.dataset.pushWhen.split(" ").includes(state)
}

async function stateHere() {
  if (!isSecureContext) return "insecure"
  if (!("PushManager" in window && "Notification" in window)) return isUninstalledApple() ? "install" : "unsupported"
  if (Notification.permission === "denied") return "blocked"
  const registration = await navigator.serviceWorker.getRegistration("/")
  const found = await registration?.pushManager.getSubscription()
  return found && found.endpoint === part.dataset.push ? "on" : "off"
}

// An iPad calls itself a Macintosh; no Macintosh has a screen to touch.
function isUninstalledApple() {
  const { userAgent, maxTouchPoints } = navigator
  const isApple = /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  return isApple && !matchMedia("(display-mode: standalone)").matches
}

async function turnOn(form) {
  if (await Notification.requestPermission() !== "granted") return show(await stateHere())
  const { csrfmiddlewaretoken, endpoint, key, auth } = form.elements
  const body = new URLSearchParams({ csrfmiddlewaretoken: csrfmiddlewaretoken.value })
  const ours = await (await fetch(form.dataset.pushOn, { method: "POST", body })).json()
  await navigator.serviceWorker.register("/trabajador.js")
  const { pushManager } = await navigator.serviceWorker.ready
  await (await pushManager.getSubscription())?.unsubscribe()   // it may be of another key, or of somebody who has left
  const made = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(ours.key) })).toJSON()
  endpoint.value = made.endpoint
  key.value = made.keys.p256dh
  auth.value = made.keys.auth
  form.submit()
}

function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), sign => sign.charCodeAt(0))
}

// The browser forgets it as well, so that whoever comes in here next begins anew.
async function turnOff(form) {
  const registration = await navigator.serviceWorker.getRegistration("/")
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
  form.submit()
}

if (part) {
  show(await stateHere())
  part.addEventListener("submit", event => {
    const form = event.target, isOn = "pushOn" in form.dataset
    if (!isOn && !("pushOff" in form.dataset)) return
    event.preventDefault()
    if (isOn) turnOn(form).catch(() => show("failed"))
    else turnOff(form).catch(() => form.submit())
  })
}
