"""What the desk does beside the conversation: tags, time, watching; and who is copied, or thinks again of their stars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from ventanilla.demo.customers import CUSTOMERS
from ventanilla.demo.office_hours import ZONE
from ventanilla.demo.staff import DISPATCHER, MANAGER
from ventanilla.demo.story import Event, TicketStory

COLLEAGUES = {one.code: tuple(contact.email for contact in one.contacts) for one in CUSTOMERS}
MINUTES = (5, 10, 10, 15, 15, 15, 20, 20, 25, 30, 30, 45, 60, 90)
VISITS = (45, 60, 60, 75, 90, 120, 150)
DONE = (
    "En remoto",
    "Llamada y remoto",
    "Por teléfono",
    "Pruebas y cambio",
    "Revisión con el usuario",
    "Configuración",
    "",
)
VISITED = ("Visita, con desplazamiento", "Visita", "Visita y pruebas con ellos")
CURIOUS = ("marta@norte.example", "ivan@norte.example")
"""They like to know how a colleague's ticket goes on."""
STILL_GOING = {"replied", "asked", "planned", "pending", "started", "noted"}
UNSURE = "De momento va; ya os diré."


def with_desk_work(story: TicketStory, rng: Random, now: datetime) -> TicketStory:
    """The same ticket with all that in its place; nothing of it after `now`, an instant."""
    added = list(_beside(story, rng, now))
    if not added:
        return story
    return replace(story, events=tuple(sorted((*story.events, *added), key=lambda event: event.at)))


def with_event(story: TicketStory, event: Event) -> TicketStory:
    """One more event, in its place."""
    return replace(story, events=tuple(sorted((*story.events, event), key=lambda one: one.at)))


def _beside(story: TicketStory, rng: Random, now: datetime) -> Iterator[Event]:
    visits = any(event.kind == "planned" for event in story.events)
    for place, event in enumerate(story.events):
        following = [one.at for one in story.events[place + 1 : place + 2]]
        soon = min([event.at + timedelta(minutes=rng.uniform(1, 6)), *following, now.astimezone(ZONE)])
        match event.kind:
            case "qualified":
                yield from _arranged(story, event, soon, rng, visits=visits)
            case "resolved":
                yield from _timed(event, soon, rng, visits=visits)
            case "replied" if event.by.endswith("@norte.example"):
                yield from _copied(story, event, soon, rng)
            case "rated":
                yield from _thought_again(story, event, rng)


def _arranged(
    story: TicketStory, event: Event, at: datetime, rng: Random, *, visits: bool
) -> Iterator[Event]:
    tags = tuple(sorted({tag.lower() for tag in story.tags} | ({"visita"} if visits else set())))
    if tags and rng.random() < 0.5:
        yield Event(at=at, kind="tagged", by=event.by, tags=tags)
    chance = rng.random()
    if event.priority == "high" and chance < 0.06:
        yield Event(at=at, kind="watched", by=MANAGER, who=MANAGER)
    elif chance < 0.02:
        yield Event(at=at, kind="watched", by=DISPATCHER, who=DISPATCHER)
    elif story.events[-1].kind in STILL_GOING and chance < 0.3:
        curious = next(email for email in CURIOUS if email != event.assignee)
        yield Event(at=at, kind="watched", by=curious, who=curious)


def _timed(event: Event, at: datetime, rng: Random, *, visits: bool) -> Iterator[Event]:
    if rng.random() < (0.8 if visits else 0.5):
        minutes, note = rng.choice(VISITS if visits else MINUTES), rng.choice(VISITED if visits else DONE)
        yield Event(at=at, kind="time_logged", by=event.by, minutes=minutes, text=note)


def _copied(story: TicketStory, event: Event, at: datetime, rng: Random) -> Iterator[Event]:
    """Who asks wants a colleague to hear of it; once in a ticket, after the first answer."""
    others = [email for email in COLLEAGUES[story.customer] if email != story.requester]
    first = next(one for one in story.events if one.kind == "replied")
    if others and event is first and story.origin != "follow_up" and rng.random() < 0.05:
        yield Event(at=at, kind="copied", by=story.requester, who=rng.choice(others))


def _thought_again(story: TicketStory, event: Event, rng: Random) -> Iterator[Event]:
    """A first opinion before the one that counts."""
    kinds = [one.kind for one in story.events]
    if event.stars >= 4 and "rating_asked" not in kinds and rng.random() < 0.04:
        resolved = max(one.at for one in story.events if one.kind in ("resolved", "declared_resolved"))
        at = resolved + (event.at - resolved) / 2
        yield Event(at=at, kind="rated", by=event.by, stars=event.stars - 1, text=UNSURE)
