// Draws lines in their order. Those of the house come as it has drawn them, each with its place; those that wait are made from a
// model and stand below, until the house has them.
const log = one("log")

function draw(line) {
  if (one("lines").querySelector(`[data-line="${line.line}"]`)) return
  const made = document.createElement("template"), below = isBelow()
  made.innerHTML = line.html   // from our own templates, which escape
  const after = [...one("lines").children].find(other => Number(other.dataset.line) > line.line)
  one("lines").insertBefore(made.content.firstElementChild, after ?? null)
  one("pending").querySelector(`[data-key="${line.key}"]`)?.remove()
  if (below) toTheEnd()
}

function drawPending() {
  const below = isBelow(), known = new Set()
  for (const row of waiting()) {
    known.add(row.key)
    const drawn = one("pending").querySelector(`[data-key="${row.key}"]`)
    if (!drawn) one("pending").append(pendingLine(row))
    else if (row.refused && one("why", drawn).textContent !== row.refused) drawn.replaceWith(pendingLine(row))
    else if (!row.refused && !one("refused", drawn).hidden) drawn.replaceWith(pendingLine(row))
  }
  for (const drawn of [...one("pending").children]) if (!known.has(drawn.dataset.key)) drawn.remove()
  if (below) toTheEnd()
}

function pendingLine(row) {
  const line = one("model").content.firstElementChild.cloneNode(true)
  line.dataset.key = row.key
  line.classList.toggle("note", row.kind === "note")
  one("words", line).textContent = [row.text, ...row.files.map(file => `📎 ${file.name}`)].filter(Boolean).join("\n")
  one("refused", line).hidden = !row.refused
  one("waits", line).hidden = Boolean(row.refused)
  one("why", line).textContent = row.refused ?? ""
  one("again", line).addEventListener("click", () => retry(row))
  one("discard", line).addEventListener("click", () => { drop(row); drawPending() })
  return line
}

function isBelow() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 80
}

function toTheEnd() {
  log.scrollTop = log.scrollHeight
}
