"""How every verb about a ticket ends."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.findable import index_later
from ventanilla.domain.tickets.hearing import tell_open_pages
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status


def conclude(by: Actor, verb: str, ticket: Ticket, *, at: datetime, **details: Any) -> None:
    """Have the ticket found by what it says now, tell the pages that show it, and write the journal's line. Call it last:
    writers queue from here to their commit.
    """
    if ticket.planned_at and ticket.status != Status.PLANNED and ticket.status_since == at:
        letters.forget_visit(ticket)  # what waits to be told of the visit has been overtaken
    index_later(ticket)
    tell_open_pages(ticket, verb)
    record(by, verb, ticket, at=at, **details)
