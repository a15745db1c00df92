// A short sound when somebody waits or answers, made here: nothing is fetched. Off until one asks for it; this browser remembers.
const bell = document.querySelector("[data-chat-sound]")
const WANTED = "chat-sound"
let sounds

function draw() {
  const on = localStorage.getItem(WANTED) === "yes"
  bell.ariaPressed = on
  bell.title = on ? bell.dataset.on : bell.dataset.off
}

// Two notes, a fourth apart, that fade away.
function ring() {
  if (localStorage.getItem(WANTED) !== "yes") return
  sounds ??= new AudioContext()
  for (const [pitch, after] of [[660, 0], [880, .14]]) note(pitch, sounds.currentTime + after)
}

function note(pitch, at) {
  const voice = sounds.createOscillator(), loud = sounds.createGain()
  voice.frequency.value = pitch
  loud.gain.setValueAtTime(0, at)
  loud.gain.linearRampToValueAtTime(.12, at + .01)
  loud.gain.exponentialRampToValueAtTime(.001, at + .3)
  voice.connect(loud).connect(sounds.destination)
  voice.start(at)
  voice.stop(at + .32)
}

bell.addEventListener("click", () => {
  localStorage.setItem(WANTED, localStorage.getItem(WANTED) === "yes" ? "no" : "yes")
  draw()
  ring()
})
document.addEventListener("ventanilla:chat-calls", ring)
draw()
