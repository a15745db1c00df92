// Of the installed application: its icon says how much is unread, as the bell does. A notice about what is being looked at
// (`data-shows`) has been read, and goes from the screen where the telephone keeps them.
const bell = document.querySelector("[data-bell]"), count = bell?.querySelector(".n")

function tell() {
  const unread = parseInt(count?.textContent)
  unread ? navigator.setAppBadge(unread) : navigator.clearAppBadge()
}

if ("setAppBadge" in navigator && (count || document.querySelector("[data-login]"))) {
  tell()
  if (count) new MutationObserver(tell).observe(count, { childList: true })
}
if (bell?.dataset.shows)
  navigator.serviceWorker?.getRegistration("/").then(async kept => {
    for (const one of await kept?.getNotifications({ tag: bell.dataset.shows }) ?? []) one.close()
  }).catch(() => {})
