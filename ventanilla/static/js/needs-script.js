// What only works with a script is hidden in the page; here it appears.
for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false
