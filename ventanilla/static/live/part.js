// In another tab they have begun to act for another company, or somebody else has come in. What this page shows is not put
// together with what is theirs: it hears and asks nothing any more, and says so. What is typed in it stays, to be copied.
let hasParted = false

function isAnothers(who) {
  return Boolean(who) && who !== document.body.dataset.draftsOf
}

function part() {
  hasParted = true
  leave()
  const strip = document.querySelector("[data-moved]")
  if (strip) strip.hidden = false
}
