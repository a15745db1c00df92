// `data-scroll-end`: a conversation opens at its newest word, unless the address names another.
if (!location.hash || location.hash === "#composer")
  for (const box of document.querySelectorAll("[data-scroll-end]")) box.scrollTop = box.scrollHeight
