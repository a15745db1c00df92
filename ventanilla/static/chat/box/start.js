// What the box does when it has come: as open as it was, what waits is sent, and the house is asked how things are.
async function refresh() {
  const turn = await ask(room.dataset.turn).catch(error => error)
  showLine(turn instanceof Out ? "out" : turn instanceof Cut ? "cut" : "")
  if (turn instanceof Error) return setTimeout(refresh, pause(new Cut()))
  token = turn.token
  take(turn)
  listen()
  send()
}

for (const box of room.querySelectorAll("[data-uploads]")) box.dispatchEvent(new Event("ventanilla:uploads", { bubbles: true }))
room.dataset.away = "yes"
drawPending()
if (button.dataset.pressed) open(true)
else if (sessionStorage.getItem(OPEN)) open(false)
refresh()
