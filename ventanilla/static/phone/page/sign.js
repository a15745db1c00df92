// A signature is kept on this telephone first, and then sent: what cuts the sending cannot lose it.
function listenToSign() {
  const form = one("sign")
  form?.addEventListener("input", () => say(one("sign-lacks"), ""))
  form?.addEventListener("submit", event => {
    event.preventDefault()
    if (form.dataset.busy || lacks(form)) return
    form.dataset.busy = "yes"
    setTimeout(() => keepAndSend(form).catch(() => fail(form)))   // after device-time.js has told the time
  })
}

// What the house would refuse at once, told while the customer still holds the pen.
function lacks(form) {
  if (!form.reportValidity()) return true
  const drawn = form.elements.strokes.value || form.elements.by_name.checked
  const lack = !mayBeTaxId(form.elements.tax_id.value) ? "tax" : drawn ? "" : "drawn"
  say(one("sign-lacks"), lack)
  if (lack === "tax") form.elements.tax_id.focus()
  return Boolean(lack)
}

async function keepAndSend(form) {
  const told = Object.fromEntries(new FormData(form)), { sign, number, customer } = form.dataset, owner = ownerHere()
  const key = told.form_key
  delete told.csrfmiddlewaretoken
  await keepForOwner(owner)
  await put("signed", { key, owner, pk: Number(sign), number, customer, name: told.name, at: Date.now(), told })
  askWorkerToSend()
  await Promise.race([sendSigned(), new Promise(done => setTimeout(done, 6000))])
  const left = (await rowsOf("signed", owner)).find(row => row.key === key)
  show(form, !left ? "sent" : left.refused ? "refused" : "waits", left?.refused)
}

function show(form, fate, sentence) {
  one("shown").hidden = true
  for (const banner of phone.querySelectorAll("[data-fate]")) banner.hidden = banner.dataset.fate !== fate
  if (sentence) one("fate-sentence").textContent = sentence
  one("fates").hidden = false
  one("fates").focus()
}

function fail(form) {
  delete form.dataset.busy
  say(one("sign-lacks"), "full")
}

// Where the browser can, it sends by itself when the network is back, with this page closed.
async function askWorkerToSend() {
  const here = await navigator.serviceWorker?.getRegistration()
  await here?.sync?.register("signed").catch(() => {})
}
