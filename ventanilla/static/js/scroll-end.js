// `data-scroll-end`: a conversation opens at its newest word, unless the address names another.
if (["", "#composer", "#box"].includes(location.hash))
  for (const box of document.querySelectorAll("[data-scroll-end]")) box.scrollTop = box.scrollHeight
