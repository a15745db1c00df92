// Whoever has something to do with a box that takes files begins when the box says that it is there (`ventanilla:uploads`): those
// of the page now, one that comes later when it comes.
for (const box of document.querySelectorAll("[data-uploads]")) box.dispatchEvent(new Event("ventanilla:uploads", { bubbles: true }))
