"""A ticket that comes back begins a new round."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.tickets.models import Rating, Ticket


def begin_round(ticket: Ticket, *, at: datetime, awaits_staff: bool) -> None:
    """Open what was completed (see `Ticket.comes_back_as`). The stars were for the last round.

    Raises IllegalMove when the ticket cannot come back.
    """
    ticket.move_to(
        ticket.comes_back_as,
        at=at,
        round=ticket.round + 1,
        resolved_at=None,
        closed_at=None,
        awaits_staff=awaits_staff,
    )
    Rating.objects.filter(ticket=ticket).delete()
