// «Atiendo chats» and how many at once are kept as soon as they are changed; the button is for who has no script.
const seat = document.querySelector(".seat")
seat.querySelector("[data-chat-seat-save]").hidden = true
seat.addEventListener("change", () => seat.reportValidity() && seat.requestSubmit())
