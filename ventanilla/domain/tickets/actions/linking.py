"""Tickets that belong together, by hand. Customers see a link only when they see both of its ends."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import held_together
from ventanilla.domain.tickets.hearing import customers_side
from ventanilla.domain.tickets.models import Ticket, TicketLink


@transaction.atomic
def link_tickets(one: Ticket, other: Ticket, *, by: StaffMember) -> TicketLink:
    """Say that they belong together, also across customers: only the desk sees such a link. Twice is once, from either end.

    Raises Refused for a ticket and itself.
    """
    if one.pk == other.pk:
        raise Refused(_("Elige otra incidencia: esta es la misma."), field="other")
    first, second = sorted(held_together(one, other), key=lambda ticket: ticket.pk)
    link, is_new = TicketLink.objects.get_or_create(one=first, other=second, kind=TicketLink.Kind.RELATED)
    if is_new:
        _note_both(first, second, "ticket.linked", by=by)
    return link


@transaction.atomic
def unlink(one: Ticket, other: Ticket, *, by: StaffMember) -> None:
    """They have nothing to do with each other after all. What is a fact (a merge, a split, a follow-up) stays."""
    first, second = sorted(held_together(one, other), key=lambda ticket: ticket.pk)
    related = TicketLink.objects.filter(one=first, other=second, kind=TicketLink.Kind.RELATED)
    if related.delete()[0]:
        _note_both(first, second, "ticket.unlinked", by=by)


def _note_both(first: Ticket, second: Ticket, verb: str, *, by: StaffMember) -> None:
    at = now()
    announce(
        "ticket", first.pk, both := customers_side(first) & customers_side(second)
    )  # who sees both sees that
    announce("ticket", second.pk, both)
    conclude(by, verb, first, at=at, other=second.pk)
    conclude(by, verb, second, at=at, other=first.pk)
