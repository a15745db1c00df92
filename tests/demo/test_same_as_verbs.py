"""What the loader writes in bulk is what the verbs would have written one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import time_machine

from ventanilla.demo import load
from ventanilla.demo.people_rows import Company
from ventanilla.demo.story import Event, TicketStory
from ventanilla.demo.ticket_rows import Words, utc
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions import finishing, opening, rating, talking, working
from ventanilla.domain.tickets.models import Application, Ticket, TicketType

COLUMNS = (
    "customer_id", "requester_id", "type_id", "application_id", "urgency", "priority", "subject", "status", "status_since",
    "assignee_id", "round", "created_at", "updated_at", "qualified_at", "first_response_at", "planned_at", "started_at",
    "resolved_at", "awaits_staff", "privacy_version",
)  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["asked", "planned", "pending", "cancelled", "declared_resolved", "rated", "second round"]
)
def test_the_verbs_agree(loaded, demo, kind):
    story = next(one for one in demo.tickets if _has(one, kind))
    bulk = _loaded_like(story)

    by_verbs = _replay(story)

    assert {name: getattr(by_verbs, name) for name in COLUMNS} == {
        name: getattr(bulk, name) for name in COLUMNS
    }
    assert _conversation(by_verbs) == _conversation(bulk)
    assert _journal(by_verbs) == _journal(bulk)


def _has(story: TicketStory, kind: str) -> bool:
    kinds = [event.kind for event in story.events]
    return kinds.count("resolved") == 2 if kind == "second round" else kind in kinds


def _loaded_like(story: TicketStory) -> Ticket:
    """The story unfolded by the loader, without the closing, for which there is no verb by a person."""

    people = Membership.objects.select_related("person", "customer")
    company = Company(
        {one.customer.code: one.customer for one in people},
        {one.person.email: one for one in people},
        {one.person.email: one for one in StaffMember.objects.select_related("person")},
    )
    words = Words(
        {one.name: one for one in TicketType.objects.all()},
        {one.name: one for one in Application.objects.all()},
    )
    short = replace(story, events=_without_closing(story))
    rows = load.unfold(short, 900_000, company, words)
    load._write_tickets([rows])
    load._write_journal([rows])
    return Ticket.objects.get(pk=900_000)


def _without_closing(story: TicketStory) -> tuple[Event, ...]:
    return tuple(event for event in story.events if event.kind != "closed")


def _replay(story: TicketStory) -> Ticket:
    ticket: Ticket | None = None
    for event in _without_closing(story):
        with time_machine.travel(utc(event.at), tick=False):
            ticket = _open(story, event) if ticket is None else _VERBS[event.kind](ticket, event) and ticket
    assert ticket
    return Ticket.objects.get(pk=ticket.pk)


def _open(story: TicketStory, event: Event) -> Ticket:
    request = opening.Request(
        type=TicketType.objects.get(name=story.type), application=Application.objects.get(name=story.application),
        urgency=story.urgency, message=event.text, subject=story.subject,
    )  # fmt: skip
    return opening.open_ticket(request, by=_contact(event.by))


def _contact(email: str) -> Membership:
    return Membership.objects.select_related("person", "customer").get(person__email=email)


def _staff(email: str) -> StaffMember:
    return StaffMember.objects.select_related("person").get(person__email=email)


def _anybody(email: str) -> Any:
    return _staff(email) if email.endswith("@norte.example") else _contact(email)


def _qualify(ticket: Ticket, event: Event) -> Ticket:
    assignee = _staff(event.assignee) if event.assignee else None
    return working.qualify(
        ticket, by=_staff(event.by), type=ticket.type, application=ticket.application, priority=event.priority,
        assignee=assignee,
    )  # fmt: skip


def _plan(ticket: Ticket, event: Event) -> Ticket:
    assert event.planned_at
    return working.plan(
        ticket, by=_staff(event.by), at_time=utc(event.planned_at), technician=_staff(event.assignee)
    )  # fmt: skip


_VERBS: dict[str, Callable[[Ticket, Event], Any]] = {
    "qualified": _qualify,
    "started": lambda ticket, event: working.start(ticket, by=_staff(event.by)),
    "replied": lambda ticket, event: talking.reply(ticket, event.text, by=_anybody(event.by)),
    "noted": lambda ticket, event: talking.add_note(ticket, event.text, by=_staff(event.by)),
    "asked": lambda ticket, event: working.ask_customer(ticket, event.text, by=_staff(event.by)),
    "planned": _plan,
    "pending": lambda ticket, event: working.set_pending(ticket, event.text, by=_staff(event.by)),
    "resolved": lambda ticket, event: finishing.resolve(ticket, event.text, by=_staff(event.by)),
    "declared_resolved": lambda ticket, event: finishing.declare_resolved(ticket, by=_contact(event.by)),
    "cancelled": lambda ticket, event: finishing.cancel(ticket, event.text, by=_anybody(event.by)),
    "rated": lambda ticket, event: rating.rate(
        ticket, by=_contact(event.by), stars=event.stars, comment=event.text
    ),
}


def _conversation(ticket: Ticket) -> list[Any]:
    said = ticket.messages.order_by("id")
    return list(
        said.values_list("is_note", "purpose", "contact", "staff", "author_name", "body_html", "created_at")
    )


def _journal(ticket: Ticket) -> list[Any]:
    """Without the numbers of messages and files, which are each their own."""
    lines = Entry.objects.about("ticket", ticket.pk).order_by("id")
    return [
        (line.at, line.verb, line.actor_kind, line.actor_id, line.customer_number,
         {name: value for name, value in line.details.items() if name not in ("message", "files")},
         "message" in line.details)
        for line in lines
    ]  # fmt: skip
