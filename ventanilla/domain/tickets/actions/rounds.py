"""A ticket that comes back begins a new round."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.tickets.models import Rating, Ticket
from ventanilla.domain.tickets.status import Status


def begin_round(ticket: Ticket, *, at: datetime, awaits_staff: bool) -> None:
    """Open what was completed: who had it goes on, unless it was cancelled. The stars were for the last round.

    Raises IllegalMove when the ticket cannot come back.
    """
    has_someone = ticket.assignee_id and ticket.status == Status.RESOLVED
    ticket.move_to(
        Status.IN_PROGRESS if has_someone else Status.AWAITING_SUPPORT,
        at=at,
        round=ticket.round + 1,
        resolved_at=None,
        closed_at=None,
        awaits_staff=awaits_staff,
    )
    Rating.objects.filter(ticket=ticket).delete()
