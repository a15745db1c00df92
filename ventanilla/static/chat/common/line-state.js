// How the line is: nothing when all is well. `null` leaves what is said.
function showLine(fate) {
  if (fate === null) return
  const told = one("line-state")
  const waits = waiting().some(row => !row.refused)
  say(told, fate === "cut" ? told.dataset[waits ? "waits" : "cut"] : told.dataset[fate] ?? "")
}
