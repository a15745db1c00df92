// `data-live-script`: what keeps an open page true comes when the page has been drawn; nothing waits for it.
const address = document.body.dataset.liveScript
if (address) requestAnimationFrame(() => setTimeout(() => import(address).catch(() => {})))
