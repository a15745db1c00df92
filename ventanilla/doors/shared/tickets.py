"""Finding one ticket, for whichever door asks."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Rating, Ticket
from ventanilla.doors.shared.scoped import ScopedStatement
from ventanilla.doors.shared.statements import Statement

_WITH_PEOPLE = (
    "customer",
    "requester__person",
    "assignee__person",
    "team",
    "type",
    "application",
    "device",
    "rating",
)


def find_ticket(actor: Actor, number: int) -> Ticket:
    """The ticket with all that its page shows, when it is theirs to see; a stranger gets 404."""
    found = _found(actor, number) if number.bit_length() < 64 else []  # what is longer no database takes
    if not found:
        raise Http404
    return found[0]


def _found(actor: Actor, number: int) -> list[Ticket]:
    if isinstance(actor, StaffMember):
        return _by_staff(number=number, staff=actor.pk, person=actor.person_id)
    if isinstance(actor, Membership) and actor.may_view(Section.SUPPORT):
        return _by_contact(actor, number=number)
    return []


def _with_people(actor: Actor, number: int) -> QuerySet[Ticket]:
    return Ticket.objects.visible_to(actor).select_related(*_WITH_PEOPLE).filter(number=number)


_by_staff = Statement(
    lambda number, staff, person: _with_people(StaffMember(pk=staff, person_id=person), number)
)
_by_contact = ScopedStatement(_with_people)


def rating_of(ticket: Ticket) -> Rating | None:
    """Never queries for a ticket that `find_ticket` found."""
    return ticket.rating if hasattr(ticket, "rating") else None
