"""The rows that an event leaves beside its ticket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from ventanilla.demo.story import Event
from ventanilla.demo.world import Rows, World, utc
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.models import (
    Copy,
    PastRating,
    Rating,
    Ticket,
    TicketLink,
    TicketTag,
    TimeEntry,
    Watch,
)


def rows_beside(rows: Rows, event: Event, world: World, *, by: Actor) -> Iterator[Model]:
    """Tags, watchers, copies, time, links and opinions, as the verb would have made them."""
    ticket, company = rows.ticket, world.company
    match event.kind:
        case "tagged":
            yield from (TicketTag(ticket=ticket, tag=world.tags[name]) for name in event.tags)
        case "watched":
            yield Watch(ticket=ticket, staff=company.staff[event.who])
        case "copied":
            yield Copy(ticket=ticket, member=company.contacts[event.who])
        case "time_logged":
            yield TimeEntry(
                ticket=ticket, staff=company.staff[event.by], minutes=event.minutes, note=event.text,
                spent_on=event.at.date(), created_at=utc(event.at),
            )  # fmt: skip
        case "rated":
            yield PastRating(ticket=ticket, round=ticket.round, **_opinion(event, by))
        case "linked" | "merged" | "follows":
            yield from _tied(ticket, event, world)


def _tied(ticket: Ticket, event: Event, world: World) -> Iterator[Model]:
    """A link by hand is written once, from the lower number to the higher."""
    other = world.numbers[event.other]
    if event.kind == "linked" and ticket.pk < other:
        yield TicketLink(one_id=ticket.pk, other_id=other, kind=TicketLink.Kind.RELATED)
    if event.kind == "follows":
        yield TicketLink(one_id=other, other_id=ticket.pk, kind=TicketLink.Kind.FOLLOW_UP)
        old = world.unfolded[other]
        heard = {one.member_id for one in old.beside if isinstance(one, Copy) and one.member_id}
        heard = (heard | {old.ticket.requester_id}) - {ticket.requester_id}
        yield from (Copy(ticket=ticket, member_id=one) for one in sorted(heard))
    if event.kind == "merged":
        yield TicketLink(one_id=ticket.pk, other_id=other, kind=TicketLink.Kind.MERGED)
        yield Copy(ticket_id=other, member=ticket.requester)


def rating_of(ticket: Ticket, event: Event, by: Actor) -> Rating:
    return Rating(ticket=ticket, **_opinion(event, by))


def _opinion(event: Event, by: Actor) -> dict[str, Any]:
    assert isinstance(by, Membership)
    return {"stars": event.stars, "comment": event.text, "rated_by": by, "rated_at": utc(event.at)}
