// Escape leaves a field where there are keys to be heard again. Who has another use for it was asked before.
addEventListener("keydown", ({ key, target, defaultPrevented }) => {
  if (key !== "Escape" || defaultPrevented || !document.querySelector("[data-hotkey]")) return
  if (target.matches("input, textarea, select") && !target.closest("dialog")) target.blur()
})
