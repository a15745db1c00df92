// The subject of a line that is cut off is told whole under the mouse; who reads by ear hears all of it anyway.
document.addEventListener("pointerover", ({ target }) => {
  const line = target.closest(".line:not([title])")
  if (line) line.title = line.querySelector("b").textContent
})
