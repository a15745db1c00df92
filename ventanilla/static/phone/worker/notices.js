// Notices that come while nobody looks: they are shown, and lead where they are about.
addEventListener("push", event => event.waitUntil(tell(event.data)))
addEventListener("notificationclick", event => event.waitUntil(follow(event.notification)))
addEventListener("pushsubscriptionchange", event => event.waitUntil(move(event.oldSubscription, event.newSubscription)))

// Browsers want something shown for each that comes, whatever is in it.
async function tell(data) {
  const { title, words, path, tag, badge } = read(data)
  if (badge !== undefined) await navigator.setAppBadge?.(badge).catch(() => {})
  const shown = { body: words, tag, renotify: Boolean(tag), icon: HOUSE.icon, data: path }
  await registration.showNotification(title || HOUSE.name, shown)
}

function read(data) {
  try { return data.json() } catch { return {} }
}

// A tab that shows it already, or a new one: none where somebody may be writing is led away. Never to another house.
async function follow(notice) {
  notice.close()
  const { origin, href } = new URL(notice.data ?? "/", location.origin)
  const address = origin === location.origin ? href : location.origin
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true })
  const there = open.find(one => one.url.split("#")[0] === address)
  return there ? there.focus() : clients.openWindow(address)
}

// The browser has changed where it is reached. The house knows it by its former address and its cookie; nobody need be in.
async function move(former, made) {
  if (!former) return
  const { endpoint, keys } = (made ?? await registration.pushManager.subscribe(former.options)).toJSON()
  const { token } = await (await fetch(HOUSE.moved)).json()
  const body = new URLSearchParams({ former: former.endpoint, endpoint, key: keys.p256dh, auth: keys.auth })
  await fetch(HOUSE.moved, { method: "POST", headers: { "X-CSRFToken": token }, body })
}
