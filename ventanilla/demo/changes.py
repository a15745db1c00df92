"""What each event changes of its ticket: the same rules as the verbs in `domain/tickets/actions`, a test compares both."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ventanilla.demo.story import Event
from ventanilla.demo.world import World, utc
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.models import Stage, Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.terms import level_for

MOVES_TO = {
    "started": Status.IN_PROGRESS,
    "asked": Status.AWAITING_CUSTOMER,
    "pending": Status.PENDING,
    "planned": Status.PLANNED,
    "resolved": Status.RESOLVED,
    "declared_resolved": Status.RESOLVED,
    "closed": Status.CLOSED,
    "cancelled": Status.CANCELLED,
    "merged": Status.CANCELLED,
}
STAMPS = {
    "qualified": "qualified_at",
    "resolved": "resolved_at",
    "declared_resolved": "resolved_at",
    "closed": "closed_at",
    "cancelled": "closed_at",
    "merged": "closed_at",
}
WANTS_RATING = {"resolved": True, "declared_resolved": True, "rated": False}
ANSWERS = {"replied", "asked", "pending", "resolved"}
GIVE_THE_TURN_AWAY = {"planned", "declared_resolved", "cancelled", "merged"}
NO_STEP = {"opened", "follows", "continued", "watched", "linked", "time_logged", "rating_asked"}
"""They are no change of the ticket that somebody's form could grow old by."""
QUIET = {"noted", "tagged", "copied", "rated"} | NO_STEP
"""It stays where it is in the lists."""


def change(ticket: Ticket, event: Event, world: World, *, by: Actor) -> Stage | None:
    """What the verb of this event would have written into the ticket; gives back the stage that ended with it."""
    at, before, was = utc(event.at), Status(ticket.status), ticket.stage
    changes = _changes(ticket, event, at, by=by) | _arranged(event, world)
    if event.kind == "merged_here":
        changes |= _taken_in(ticket, world.unfolded[world.numbers[event.other]].left)
    if changes.get("awaits_staff", ticket.awaits_staff) != ticket.awaits_staff:
        changes.setdefault("turn_since", at)
        changes |= ticket.turn_over(at)
    for name, value in changes.items():
        setattr(ticket, name, value)
    if ticket.status != before:
        ticket.status_since, ticket.reminders = at, 0
    if event.kind not in QUIET:
        ticket.updated_at = at
    ticket.version += event.kind not in NO_STEP
    ticket.level_id = level_for(ticket)
    return Stage(ticket=ticket, until=at, **was) if ticket.stage != was else None


def _changes(ticket: Ticket, event: Event, at: datetime, *, by: Actor) -> dict[str, Any]:
    """Column → value."""
    changes: dict[str, Any] = {}
    if event.kind in MOVES_TO:
        changes["status"] = MOVES_TO[event.kind]
    if event.kind in STAMPS:
        changes[STAMPS[event.kind]] = at
    if event.kind in WANTS_RATING:
        changes["wants_rating"] = WANTS_RATING[event.kind]
    return changes | _counted(ticket, event, at) | _turn(ticket, event, at, by)


def _counted(ticket: Ticket, event: Event, at: datetime) -> dict[str, Any]:
    match event.kind:
        case "started":
            return {"started_at": ticket.started_at or at}
        case "planned":
            begins = utc(event.planned_at) if event.planned_at else None
            return {"planned_at": begins, "planned_minutes": event.minutes}
        case "time_logged":
            return {"minutes_spent": ticket.minutes_spent + event.minutes}
        case "rating_asked":
            return {"reminders": ticket.reminders + 1}
    return {}


def _turn(ticket: Ticket, event: Event, at: datetime, by: Actor) -> dict[str, Any]:
    """Whose turn it is after these words."""
    spoke = {"staff_spoke_at" if by.works_the_desk else "customer_spoke_at": at}
    if event.kind == "replied" and not by.works_the_desk:
        return _customer_spoke(ticket) | spoke
    if event.kind in ANSWERS:
        return spoke | {"awaits_staff": False, "first_response_at": ticket.first_response_at or at}
    if event.kind in GIVE_THE_TURN_AWAY:
        return {"awaits_staff": False} | (spoke if event.text else {})
    return {}


def _customer_spoke(ticket: Ticket) -> dict[str, Any]:
    if ticket.status not in (Status.AWAITING_CUSTOMER, Status.RESOLVED):
        return {"awaits_staff": True}
    return {
        "status": Status.IN_PROGRESS,
        "awaits_staff": True,
        "wants_rating": False,
        "resolved_at": None,
        "round": ticket.round + (ticket.status == Status.RESOLVED),
    }


def _arranged(event: Event, world: World) -> dict[str, Any]:
    """Whose it is, how pressing, and where it went."""
    arranged: dict[str, Any] = {}
    if event.kind in ("qualified", "started", "planned"):
        arranged["assignee"] = world.company.staff[event.assignee] if event.assignee else None
    if event.kind == "qualified":
        arranged |= {"priority": event.priority, "team": world.teams[event.team]}
    if event.kind == "merged":
        arranged |= {"merged_into_id": world.numbers[event.other], "minutes_spent": 0}
    return arranged


def _taken_in(ticket: Ticket, left: dict[str, Any]) -> dict[str, Any]:
    """See `actions.merging`. In the story it is always the younger one that goes: no stages of it are carried over."""
    names = ("customer_spoke_at", "staff_spoke_at", "first_response_at", "qualified_at")
    moments = {name: [one for one in (getattr(ticket, name), left[name]) if one] for name in names}
    facts: dict[str, Any] = {
        name: (max if name.endswith("spoke_at") else min)(ones, default=None)
        for name, ones in moments.items()
    }
    facts["counts_since"] = min(ticket.created_at, left["created_at"])
    if left["awaits_staff"]:
        since = min(ticket.turn_since, left["turn_since"]) if ticket.awaits_staff else left["turn_since"]
        facts |= {"awaits_staff": True, "turn_since": since}
    return facts
