// What happens between the drawing of a page and the moment in which it hears. The house says by its own clock when it drew it
// (`data-drawn`) and how far it has told (`at`); whoever opens the stream says so, and is told what came since. A tab that joins
// the stream of another gets it from that tab, which keeps what it heard last.
const OVERLAP = 2000   // milliseconds: what was under way when the line was cut
const KEPT = 50
let at = Number(document.body.dataset.drawn ?? 0), hasJoined = false
let from, recent = []   // of the tab that keeps the stream: from when on it knows, and what it heard

function since() {
  return hasJoined ? at - OVERLAP : at
}

function begin() {
  from = since()
  recent = []
}

function keep(news) {
  if (news.thing === "resync") return void ([from, recent] = [news.at, []])
  recent.push(news)
  if (recent.length > KEPT) from = recent.shift().at + 1
}

function catchUp(told) {
  if (told.recent && !hasJoined) {
    hasJoined = true
    if (at < told.from) say("live", EVERYTHING)
    else told.recent.filter(news => news.at >= at).forEach(news => say("live", news))
  }
  if (hasJoined && told.at) at = Math.max(at, told.at)
}
