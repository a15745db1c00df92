// Who attends, whether anybody can be chatted with, and which of the three ways to write is shown: the chat's own, the message
// outside hours, or, when it is over, the stars.
const ways = { talk: one("form"), message: one("message"), over: one("over") }

function show(detail) {
  say(one("title"), detail.title)
  say(one("sub"), detail.sub)
  room.dataset.mood = detail.mood
  one("avatar").textContent = detail.initials
  const way = detail.state === "ended" ? "over" : detail.conversation || detail.takes_chats ? "talk" : "message"
  const written = Object.values(ways).find(form => form.contains(document.activeElement))
  for (const name in ways) ways[name].hidden = name !== way
  if (written?.hidden) ways[way].querySelector("textarea, [type=radio], a, button")?.focus()   // who was about to write still is
  one("acts").hidden = !detail.conversation
  one("end").hidden = detail.state === "ended"
  one("rate").hidden = !detail.may_rate
  one("page").href = detail.at ?? ""
  if (detail.ticket) Object.assign(one("ticket"), { href: detail.ticket.href, textContent: detail.ticket.words })
  one("ticket-row").hidden = !detail.ticket
  if (detail.state === "ended") localStorage.removeItem(`chat-live:${owner}`)
  else if (detail.conversation) localStorage.setItem(`chat-live:${owner}`, detail.conversation)
  unread(detail)
}

// What came while the box was shut.
function unread(detail) {
  const count = room.dataset.away ? detail.unread : 0
  button.querySelector("[data-chat-unread]").textContent = count || ""
  button.querySelector("[data-chat-unread]").hidden = !count
}

room.addEventListener("ventanilla:chat", ({ detail }) => show(detail))
