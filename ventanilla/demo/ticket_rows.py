"""A ticket's story as rows: what each event does to the ticket, and what it leaves in the conversation.

The same rules as the verbs in `domain/tickets/actions`, applied to thousands of tickets at once; a test
compares both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from ventanilla.core.html import from_words
from ventanilla.demo.people_rows import Company
from ventanilla.demo.story import Event, Paper, TicketStory
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.opening import PRIVACY_VERSION
from ventanilla.domain.tickets.models import Application, Message, Rating, Ticket, TicketType
from ventanilla.domain.tickets.status import Status

PURPOSES = {
    "asked": Message.Purpose.QUESTION,
    "resolved": Message.Purpose.SOLUTION,
    "pending": Message.Purpose.REASON,
    "cancelled": Message.Purpose.REASON,
}
MOVES_TO = {
    "started": Status.IN_PROGRESS,
    "asked": Status.AWAITING_CUSTOMER,
    "pending": Status.PENDING,
    "planned": Status.PLANNED,
    "resolved": Status.RESOLVED,
    "declared_resolved": Status.RESOLVED,
    "closed": Status.CLOSED,
    "cancelled": Status.CANCELLED,
}
STAMPS = {
    "qualified": "qualified_at",
    "resolved": "resolved_at",
    "declared_resolved": "resolved_at",
    "closed": "closed_at",
    "cancelled": "closed_at",
}
SILENT = {"rated"}
"""Their text is no message."""
_html = lru_cache(maxsize=None)(from_words)


@dataclass(frozen=True)
class Words:
    types: dict[str, TicketType]
    applications: dict[str, Application]


@dataclass
class Step:
    """One event with the row of its actor and of its message, if it left one."""

    event: Event
    by: Actor
    message: Message | None
    papers: tuple[Paper, ...]
    facts: dict[str, Any]
    """What the journal will say."""


@dataclass
class Rows:
    """One ticket, unfolded."""

    ticket: Ticket
    steps: list[Step] = field(default_factory=list)
    rating: Rating | None = None


def unfold(story: TicketStory, number: int, company: Company, words: Words) -> Rows:
    rows = Rows(_new_ticket(story, number, company, words))
    for event in story.events:
        by = company.actor(event.by)
        assignee = company.staff[event.assignee] if event.assignee else None
        if event.kind == "rated":
            rows.rating = _rating(rows.ticket, event, by)
        else:
            change(rows.ticket, event, by=by, assignee=assignee)
        rows.steps.append(
            Step(event, by, _message(rows.ticket, event, by), event.papers, _facts(rows.ticket, event))
        )
    return rows


def change(ticket: Ticket, event: Event, *, by: Actor, assignee: StaffMember | None) -> None:
    """What the verb of this event would have changed."""
    at, before = utc(event.at), ticket.status
    for name, value in _changes(ticket, event, at, by=by).items():
        setattr(ticket, name, value)
    if event.kind in ("qualified", "started", "planned"):
        ticket.assignee = assignee
    if event.kind == "qualified":
        ticket.priority = event.priority
    if ticket.status != before:
        ticket.status_since = at
    if event.kind != "noted":
        ticket.updated_at = at


def utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _changes(ticket: Ticket, event: Event, at: datetime, *, by: Actor) -> dict[str, Any]:
    """Column → value."""
    changes: dict[str, Any] = {}
    if event.kind in MOVES_TO:
        changes["status"] = MOVES_TO[event.kind]
    if event.kind in STAMPS:
        changes[STAMPS[event.kind]] = at
    if event.kind == "started":
        changes["started_at"] = ticket.started_at or at
    if event.planned_at:
        changes["planned_at"] = utc(event.planned_at)
    return changes | _turn(ticket, event, at, by)


def _turn(ticket: Ticket, event: Event, at: datetime, by: Actor) -> dict[str, Any]:
    """Whose turn it is after these words."""
    if event.kind == "replied" and not by.works_the_desk:
        return _customer_spoke(ticket)
    if event.kind in ("replied", "asked", "pending", "resolved"):
        return {"awaits_staff": False, "first_response_at": ticket.first_response_at or at}
    return {"awaits_staff": False} if event.kind in ("declared_resolved", "cancelled") else {}


def _customer_spoke(ticket: Ticket) -> dict[str, Any]:
    if ticket.status not in (Status.AWAITING_CUSTOMER, Status.RESOLVED):
        return {"awaits_staff": True}
    return {
        "status": Status.IN_PROGRESS,
        "awaits_staff": True,
        "resolved_at": None,
        "round": ticket.round + (ticket.status == Status.RESOLVED),
    }


def _new_ticket(story: TicketStory, number: int, company: Company, words: Words) -> Ticket:
    at = utc(story.opened_at)
    return Ticket(
        number=number, customer=company.customers[story.customer], requester=company.contacts[story.requester],
        type=words.types[story.type], application=words.applications[story.application], urgency=story.urgency,
        priority=story.urgency, subject=story.subject, status=Status.AWAITING_SUPPORT, status_since=at,
        created_at=at, updated_at=at, privacy_version=PRIVACY_VERSION,
    )  # fmt: skip


def _message(ticket: Ticket, event: Event, by: Actor) -> Message | None:
    if not event.text or event.kind in SILENT:
        return None
    return Message(
        ticket=ticket, is_note=event.kind == "noted", purpose=PURPOSES.get(event.kind, Message.Purpose.WORD),
        contact=by if isinstance(by, Membership) else None, staff=by if isinstance(by, StaffMember) else None,
        author_name=by.actor_name, body=event.text, body_html=_html(event.text), created_at=utc(event.at),
    )  # fmt: skip


def _rating(ticket: Ticket, event: Event, by: Actor) -> Rating:
    assert isinstance(by, Membership)
    return Rating(ticket=ticket, stars=event.stars, comment=event.text, rated_by=by, rated_at=utc(event.at))


def _facts(ticket: Ticket, event: Event) -> dict[str, Any]:
    """The journal's details, without the message's number, which is not known yet."""
    assignee = ticket.assignee.actor_name if ticket.assignee else ""
    match event.kind:
        case "opened":
            return {"files": len(event.papers)}
        case "qualified":
            application = ticket.application.name if ticket.application else ""
            return {
                "type": ticket.type.name,
                "application": application,
                "priority": event.priority,
                "assignee": assignee,
            }
        case "started":
            return {"assignee": assignee}
        case "replied":
            return {"files": len(event.papers), "status": str(ticket.status)}
        case "planned":
            return {
                "planned_at": ticket.planned_at.isoformat() if ticket.planned_at else "",
                "technician": assignee,
            }
        case "rated":
            return {"stars": event.stars}
    return {}
