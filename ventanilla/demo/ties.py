"""Tickets that have to do with each other: what goes on in a new one, what is related, and what was asked for twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from random import Random

from ventanilla.demo import plot
from ventanilla.demo.casting import Chosen, cast_for
from ventanilla.demo.customers import CUSTOMERS
from ventanilla.demo.deskwork import with_event
from ventanilla.demo.office_hours import ZONE, earlier, later
from ventanilla.demo.pen import Pen
from ventanilla.demo.staff import DISPATCHER
from ventanilla.demo.stories import BY_KEY
from ventanilla.demo.story import Event, TicketStory

CUSTOMER = {one.code: one for one in CUSTOMERS}
GO_ON = 9
"""Closed tickets whose customer wrote again."""
AGAIN = (
    "Ha vuelto a pasar lo mismo. Pensaba que estaba arreglado.",
    "Otra vez lo de la última vez, desde esta mañana.",
    "Lo dimos por bueno, pero hoy ha vuelto a fallar.",
    "Necesitamos un cambio más en esto mismo, cuando podáis.",
)
CLOSE_TOGETHER = timedelta(days=40)
SHARED_FAULT = timedelta(days=4)


def follow_ups(tickets: Sequence[TicketStory], now: datetime, rng: Random) -> list[TicketStory]:
    """The same tickets, some of them with one that follows; `now` is local, without a zone."""
    until = earlier(now, plot.NEEDED_MINUTES).replace(tzinfo=ZONE)
    ended = [one for one in tickets if one.events[-1].kind == "closed" and one.events[-1].at < until]
    chosen = {one.key: one for one in rng.sample(ended, min(GO_ON, len(ended)))}
    following = {key: _following(old, now, rng) for key, old in chosen.items()}
    gone_on = [_continued(one, following[one.key]) if one.key in chosen else one for one in tickets]
    return [*gone_on, *following.values()]


def _following(old: TicketStory, now: datetime, rng: Random) -> TicketStory:
    customer = CUSTOMER[old.customer]
    requester = next(one for one in customer.contacts if one.email == old.requester)
    closed_at = old.events[-1].at.replace(tzinfo=None)
    opened_at = min(later(closed_at, rng.uniform(200, 6000)), earlier(now, plot.NEEDED_MINUTES))
    chosen = Chosen(requester=requester, family=BY_KEY[old.family])
    pen = Pen(key=f"{old.key} sigue", cast=cast_for(customer, opened_at, rng, chosen), rng=rng)
    plot.whole_life(pen, opened_at, now, always_rated=True)
    story = pen.ticket()
    first = replace(
        story.events[0], kind="follows", by=old.requester, text=rng.choice(AGAIN), papers=(), other=old.key
    )
    return replace(
        story, subject=old.subject, urgency=old.urgency, origin="follow_up", events=(first, *story.events[1:])
    )


def _continued(old: TicketStory, new: TicketStory) -> TicketStory:
    return with_event(old, Event(at=new.opened_at, kind="continued", by=old.requester, other=new.key))


def related(tickets: Sequence[TicketStory], rng: Random) -> list[TicketStory]:
    """Some that are about the same thing at the same customer, and a fault of the operator that two customers had."""
    pairs = [pair for pair in _neighbours(tickets) if rng.random() < (0.04 if _is_over(pair[1]) else 0.5)]
    pairs += _of_the_operator(tickets)[-1:]
    linked = {one.key: one for one in tickets}
    for one, other in pairs:
        qualified = next((event for event in other.events if event.kind == "qualified"), None)
        if qualified:
            event = Event(at=qualified.at, kind="linked", by=qualified.by)
            linked[one.key] = with_event(linked[one.key], replace(event, other=other.key))
            linked[other.key] = with_event(linked[other.key], replace(event, other=one.key))
    return list(linked.values())


def _is_over(ticket: TicketStory) -> bool:
    return ticket.events[-1].kind in ("closed", "cancelled", "rated", "resolved")


def _neighbours(tickets: Sequence[TicketStory]) -> Iterable[tuple[TicketStory, TicketStory]]:
    in_order = sorted(tickets, key=lambda one: (one.customer, one.family, one.opened_at))
    for _of, ones in groupby(in_order, key=lambda one: (one.customer, one.family)):
        for one, other in pairwise(ones):
            if other.origin != "follow_up" and other.opened_at - one.opened_at < CLOSE_TOGETHER:
                yield one, other


def _of_the_operator(tickets: Sequence[TicketStory]) -> list[tuple[TicketStory, TicketStory]]:
    down = sorted((one for one in tickets if one.family == "network-down"), key=lambda one: one.opened_at)
    return [
        (one, other)
        for one, other in pairwise(down)
        if one.customer != other.customer and other.opened_at - one.opened_at < SHARED_FAULT
    ]


def merged(tickets: Sequence[TicketStory], source: str, target: str, at: datetime) -> list[TicketStory]:
    """The ticket with the key `source` was merged into the other; `at` is local, without a zone."""
    event = Event(at=at.replace(tzinfo=ZONE), kind="merged", by=DISPATCHER, other=target)
    there = replace(event, kind="merged_here", other=source)
    added = {source: event, target: there}
    return [with_event(one, added[one.key]) if one.key in added else one for one in tickets]
