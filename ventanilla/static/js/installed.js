// The worker that answers without a network is for who installed the house as an application, and for the pages that ask for
// it (`data-worker`): a browser that only passes by keeps nothing.
const asked = document.querySelector("[data-worker]"), installed = matchMedia("(display-mode: standalone)").matches
for (const way of document.querySelectorAll("[data-phone-any]")) way.hidden = !/^staff/.test(localStorage.getItem("phone"))
if (asked || installed) navigator.serviceWorker?.register("/trabajador.js").catch(() => {})
