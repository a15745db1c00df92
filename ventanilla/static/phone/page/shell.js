// Without a network: the work orders that were taken along, or one of them, from what this telephone keeps.
async function drawShell() {
  const owner = ownerHere(), signed = await rowsOf("signed", owner)
  const kept = (await rowsOf("kept", owner)).filter(order => !signed.some(row => row.pk === order.pk)).reverse()
  const asked = location.pathname.slice(ROOM.length).match(/^(\d+)\//)?.[1]
  const order = kept.find(row => row.pk === Number(asked))
  if (order) return drawOrder(order)
  one("kept").hidden = false
  one("kept-rows").innerHTML = kept.map(row => row.card).join("")   // from our own templates, which escape
  one("kept-none").hidden = kept.length > 0
  one("kept-gone").hidden = !asked || signed.some(row => row.pk === Number(asked))
  if (!kept.length) return
  const until = new Date(kept[0].until), format = { hour: "2-digit", minute: "2-digit" }
  one("kept-until").textContent = one("kept-until").dataset.keptUntil.replace("%s", until.toLocaleTimeString(document.documentElement.lang, format))
}

function drawOrder(order) {
  one("shown").hidden = false
  one("shown-work").innerHTML = order.html
  const form = one("sign"), paper = one("paper")
  form.dataset.sign = order.pk
  form.dataset.number = order.number
  form.dataset.customer = order.customer
  form.elements.form_key.value = crypto.randomUUID()
  form.elements.shown.value = order.shown
  paper.href = URL.createObjectURL(order.document)
  paper.download = `${order.number}.pdf`
}
