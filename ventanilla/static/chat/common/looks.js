// Says what has been seen here, and that somebody is writing: never what. «Escribiendo» is told when it begins, and again while it
// lasts; the house forgets it by itself.
const WRITING = 5e3
let seen = 0, toldAt = -WRITING, leaving

function isInSight() {
  return !document.hidden && !room.dataset.away
}

function look(typing) {
  if (!room.dataset.at || room.dataset.state === "ended") return
  ask(`${room.dataset.at}mirar/`, { seen: isInSight() ? shown() : 0, typing }).catch(() => {})
}

// The place of the last line that both sides read.
function shown() {
  return Number([...one("lines").querySelectorAll("[data-position]")].at(-1)?.dataset.position ?? 0)
}

function lookAtNew() {
  if (shown() <= seen || !isInSight()) return
  seen = shown()
  look(Boolean(toldAt > 0))
}

field?.addEventListener("input", () => {
  clearTimeout(leaving)
  const writes = Boolean(field.value.trim()) && kindOf() === "said"
  if (writes) leaving = setTimeout(stop, WRITING)
  if (writes && performance.now() - toldAt < WRITING) return
  if (!writes && toldAt <= 0) return
  toldAt = writes ? performance.now() : -WRITING
  look(writes)
})

function stop() {
  toldAt = -WRITING
  look(false)
}

form?.addEventListener("ventanilla:spoken", () => {
  clearTimeout(leaving)
  toldAt = -WRITING   // the words themselves say that one has stopped writing
})

room.addEventListener("ventanilla:chat", ({ detail }) => {
  say(one("typing"), detail.typing)
  for (const line of one("lines").children) line.classList.toggle("was-seen", Number(line.dataset.position) <= detail.seen)
  lookAtNew()
})
document.addEventListener("visibilitychange", lookAtNew)
