// A form that comes back says what to mend, and takes the reader there.
document.querySelector("[data-focus]")?.focus()
