"""What the journal says of each event, without the message's number, which is not known yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ventanilla.demo.story import Event
from ventanilla.demo.world import World
from ventanilla.domain.tickets.models import Ticket

Facts = dict[str, Any]


def journal_facts(ticket: Ticket, event: Event, world: World) -> Facts:
    """The details of its line, as the verb would have given them."""
    tell = _TOLD.get(event.kind)
    return tell(ticket, event, world) if tell else {}


def _qualified(ticket: Ticket, event: Event, world: World) -> Facts:
    application = ticket.application.name if ticket.application else ""
    whose = {"assignee": _assignee(ticket), "team": event.team}
    return {"type": ticket.type.name, "application": application, "priority": event.priority, **whose}


def _planned(ticket: Ticket, event: Event, world: World) -> Facts:
    planned_at = ticket.planned_at.isoformat() if ticket.planned_at else ""
    return {"planned_at": planned_at, "minutes": ticket.planned_minutes, "technician": _assignee(ticket)}


def _assignee(ticket: Ticket) -> str:
    return ticket.assignee.actor_name if ticket.assignee else ""


def _into(ticket: Ticket, event: Event, world: World) -> Facts:
    return {"into": world.numbers[event.other]}


def _other(ticket: Ticket, event: Event, world: World) -> Facts:
    return {"other": world.numbers[event.other]}


_TOLD: dict[str, Callable[[Ticket, Event, World], Facts]] = {
    "opened": lambda ticket, event, world: {"files": len(event.papers)},
    "follows": lambda ticket, event, world: {
        "other": world.numbers[event.other], "files": len(event.papers)
    },
    "continued": _into,
    "qualified": _qualified,
    "started": lambda ticket, event, world: {"assignee": _assignee(ticket)},
    "replied": lambda ticket, event, world: {"files": len(event.papers), "status": str(ticket.status)},
    "planned": _planned,
    "closed": lambda ticket, event, world: {"by_itself": True},
    "merged": _into,
    "merged_here": _other,
    "linked": _other,
    "rated": lambda ticket, event, world: {"stars": event.stars},
    "tagged": lambda ticket, event, world: {"added": list(event.tags), "removed": []},
    "watched": lambda ticket, event, world: {"who": world.company.staff[event.who].actor_name},
    "copied": lambda ticket, event, world: {"contact": world.company.contacts[event.who].actor_name},
    "time_logged": lambda ticket, event, world: {
        "minutes": event.minutes, "spent_on": event.at.date().isoformat()
    },
}  # fmt: skip
