"""Finding one ticket, for whichever door asks."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.models import Rating, Ticket

_WITH_PEOPLE = ("customer", "requester__person", "assignee__person", "type", "application", "rating")


def find_ticket(actor: Actor, number: int) -> Ticket:
    """The ticket with all that its page shows, when it is theirs to see; a stranger gets 404."""
    return get_object_or_404(Ticket.objects.visible_to(actor).select_related(*_WITH_PEOPLE), number=number)


def rating_of(ticket: Ticket) -> Rating | None:
    """Never queries for a ticket that `find_ticket` found."""
    return ticket.rating if hasattr(ticket, "rating") else None
