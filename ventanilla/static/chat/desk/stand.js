// Somebody else has taken it, it is over, it is a ticket now: the head of the page is drawn anew, and, when what one may write has
// changed, the page is, with what one was writing in it.
let goesAway = false   // a form that was pressed leads elsewhere: to load this page again would stop it

addEventListener("beforeunload", () => { goesAway = true })
addEventListener("pageshow", () => { goesAway = false })
room.addEventListener("ventanilla:chat", async ({ detail }) => {
  if (detail.stand === undefined || detail.stand === room.dataset.stand) return
  room.dataset.stand = detail.stand
  document.dispatchEvent(new Event("ventanilla:chat-said"))
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null)
  if (!answer?.ok || goesAway) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const could = one("reply").querySelectorAll("[name=kind]").length
  if (page.querySelectorAll("[data-chat-reply] [name=kind]").length !== could) return location.reload()
  one("head").replaceWith(document.adoptNode(page.querySelector("[data-chat-head]")))
  document.querySelector("#customer").replaceChildren(...page.querySelector("#customer").children)
})
form?.addEventListener("ventanilla:spoken", () => setTimeout(() => document.dispatchEvent(new Event("ventanilla:chat-said")), 400))
