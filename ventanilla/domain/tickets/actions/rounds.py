"""A ticket that comes back begins a new round."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.tickets.models import Rating, Ticket


def begin_round(ticket: Ticket, *, at: datetime, **facts: object) -> None:
    """Open what was completed. The stars were for the last round.

    Raises IllegalMove when the ticket cannot come back.
    """
    come_back(
        ticket,
        at=at,
        round=ticket.round + 1,
        resolved_at=None,
        closed_at=None,
        wants_rating=False,
        **facts,
    )
    Rating.objects.filter(ticket=ticket).delete()


def come_back(ticket: Ticket, *, at: datetime, **facts: object) -> None:
    """It goes on with whoever had it (see `Ticket.comes_back_as`); what somebody had who has left is nobody's.

    Raises IllegalMove when the ticket cannot come back.
    """
    if ticket.assignee and not ticket.assignee.is_here:
        ticket.assignee = None
        facts["assignee"] = None
    ticket.move_to(ticket.comes_back_as, at=at, **facts)
