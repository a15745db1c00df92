// `data-focus`: what went wrong is read first. And an address that leads to a part of the page takes the focus from its
// `autofocus`, after the page is read: it is given back.
document.querySelector("[data-focus]")?.focus()
if (location.hash) addEventListener("load", () => document.querySelector("[data-focus], [autofocus]")?.focus())
