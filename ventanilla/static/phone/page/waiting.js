// «Pendiente de enviar»: what was signed on this telephone and the house has not got, and what it refused, with its reason.
async function drawWaiting(fate) {
  const rows = ownerHere() ? await rowsOf("signed", ownerHere()) : []
  const refused = rows.filter(row => row.refused), waits = rows.length - refused.length
  one("waiting").hidden = fate === null ? !rows.length : !rows.length && fate !== "sent"
  one("waiting-head").hidden = !rows.length
  one("waiting-count").textContent = waits
  one("waiting-rows").replaceChildren(...rows.map(drawRow))
  one("waiting-send").hidden = !waits
  one("waiting-login").hidden = fate !== "out"
  say(one("waiting-said"), waits ? fate || "cut" : refused.length ? "" : "sent")
}

function drawRow(row) {
  const line = one("waiting-row").content.cloneNode(true).firstElementChild
  const at = new Date(row.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" })
  one("number", line).textContent = `${row.number} · ${row.customer}`
  one("who", line).textContent = `${row.name} · ${at}`
  one("waits", line).hidden = row.refused
  one("refused", line).hidden = one("discard", line).hidden = !row.refused
  one("refused-why", line).textContent = row.refused ?? ""
  one("discard", line).addEventListener("click", async () => {
    if (!confirm(one("discard-sure").dataset.discardSure)) return
    await drop("signed", row.key)
    await drawWaiting("")
  })
  return line
}

function listenToWaiting() {
  one("waiting-send").addEventListener("click", send)
}
