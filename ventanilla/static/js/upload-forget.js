// A file that is taken off the list of a box is forgotten by the house as well: at once, or, when it was still on its
// way and arrived all the same, as soon as it has a number.
document.addEventListener("ventanilla:uploads", ({ target: box }) => {
  const form = box.closest("form")

  new MutationObserver(changes => changes.forEach(({ removedNodes }) => removedNodes.forEach(taken)))
    .observe(box.querySelector("[data-upload-list]"), { childList: true })

  function taken(row) {
    if (row.nodeType !== Node.ELEMENT_NODE) return
    const kept = row.querySelector("[name=files]")
    if (kept) forget(kept.value)
    else row.addEventListener("ventanilla:uploaded", ({ detail: id }) => id && forget(id))
  }

  function forget(id) {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
    // Unheard it does no harm: what nobody uses is swept later.
    fetch(`${box.dataset.uploads}${id}/quitar/`, { method: "POST", headers, keepalive: true }).catch(() => {})
  }
})
