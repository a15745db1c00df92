"""The story told again by the verbs, one event after the other, at its own time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import time_machine

from ventanilla.demo.story import Event, TicketStory
from ventanilla.demo.world import utc
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.actions import (
    clock,
    copying,
    finishing,
    linking,
    merging,
    opening,
    rating,
    tagging,
    talking,
    timing,
    watching,
    working,
)
from ventanilla.domain.tickets.models import Application, Ticket, TicketType

Told = dict[str, Ticket]
"""The tickets by the keys of their stories."""


def replay(stories: Sequence[TicketStory]) -> Told:
    """Everything that happened in all of them, in the order in which it happened."""
    told: Told = {}
    happened = [(event, story) for story in stories for event in story.events]
    for event, story in sorted(happened, key=lambda one: one[0].at):
        with time_machine.travel(utc(event.at), tick=False):
            _VERBS[event.kind](told, story, event)
    return {key: Ticket.objects.get(pk=ticket.pk) for key, ticket in told.items()}


def contact(email: str) -> Membership:
    return Membership.objects.select_related("person", "customer").get(person__email=email)


def staff(email: str) -> StaffMember:
    return StaffMember.objects.select_related("person").get(person__email=email)


def anybody(email: str) -> Any:
    return staff(email) if email.endswith("@norte.example") else contact(email)


def _open(told: Told, story: TicketStory, event: Event) -> None:
    request = opening.Request(
        type=TicketType.objects.get(name=story.type), application=Application.objects.get(name=story.application),
        urgency=story.urgency, message=event.text, subject=story.subject,
    )  # fmt: skip
    told[story.key] = opening.open_ticket(request, by=anybody(event.by), requester=contact(story.requester))


def _follow(told: Told, story: TicketStory, event: Event) -> None:
    told[story.key] = talking.reply(told[event.other], event.text, by=contact(event.by)).ticket


def _qualify(ticket: Ticket, event: Event) -> None:
    working.qualify(
        ticket, by=staff(event.by), type=ticket.type, application=ticket.application, priority=event.priority,
        assignee=staff(event.assignee) if event.assignee else None, team=Team.objects.get(name=event.team),
    )  # fmt: skip


def _plan(ticket: Ticket, event: Event) -> None:
    assert event.planned_at
    working.plan(
        ticket, by=staff(event.by), at_time=utc(event.planned_at), technician=staff(event.assignee),
        minutes=event.minutes,
    )  # fmt: skip


def _log_time(ticket: Ticket, event: Event) -> None:
    timing.log_time(ticket, by=staff(event.by), minutes=event.minutes, note=event.text)


def _rate(ticket: Ticket, event: Event) -> None:
    rating.rate(ticket, by=contact(event.by), stars=event.stars, comment=event.text)


def _merge(told: Told, story: TicketStory, event: Event) -> None:
    merging.merge(told[story.key], told[event.other], by=staff(event.by))


def _link(told: Told, story: TicketStory, event: Event) -> None:
    linking.link_tickets(told[story.key], told[event.other], by=staff(event.by))


def _take_step(ticket: Ticket, event: Event) -> None:
    assert clock.take_step(ticket.pk), event


def _nothing(told: Told, story: TicketStory, event: Event) -> None:
    """The other ticket's verb has written it already."""


def _one(verb: Callable[[Ticket, Event], object]) -> Callable[[Told, TicketStory, Event], object]:
    return lambda told, story, event: verb(told[story.key], event)


_VERBS: dict[str, Callable[[Told, TicketStory, Event], object]] = {
    "opened": _open,
    "follows": _follow,
    "continued": _nothing,
    "qualified": _one(_qualify),
    "started": _one(lambda ticket, event: working.start(ticket, by=staff(event.by))),
    "replied": _one(lambda ticket, event: talking.reply(ticket, event.text, by=anybody(event.by))),
    "noted": _one(lambda ticket, event: talking.add_note(ticket, event.text, by=staff(event.by))),
    "asked": _one(lambda ticket, event: working.ask_customer(ticket, event.text, by=staff(event.by))),
    "planned": _one(_plan),
    "pending": _one(lambda ticket, event: working.set_pending(ticket, event.text, by=staff(event.by))),
    "resolved": _one(lambda ticket, event: finishing.resolve(ticket, event.text, by=staff(event.by))),
    "declared_resolved": _one(lambda ticket, event: finishing.declare_resolved(ticket, by=contact(event.by))),
    "cancelled": _one(lambda ticket, event: finishing.cancel(ticket, event.text, by=anybody(event.by))),
    "rated": _one(_rate),
    "rating_asked": _one(_take_step),
    "closed": _one(_take_step),
    "tagged": _one(lambda ticket, event: tagging.set_tags(ticket, event.tags, by=staff(event.by))),
    "watched": _one(lambda ticket, event: watching.watch(ticket, by=staff(event.by), who=staff(event.who))),
    "copied": _one(
        lambda ticket, event: copying.copy_contact(ticket, contact(event.who), by=anybody(event.by))
    ),
    "time_logged": _one(_log_time),
    "linked": _link,
    "merged": _merge,
    "merged_here": _nothing,
}
