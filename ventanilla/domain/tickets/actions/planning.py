"""What becomes of a visit that is planned. Several changes in a row are told to the customer once (see `letters.visits`)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.working import (
    AS_IT_IS,
    handed_to,
    refuse_completed,
    tell_new_assignee,
)
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.visits import refuse_absent, refuse_date, refuse_length, told_in_journal


@transaction.atomic
def move_visit(
    ticket: Ticket,
    *,
    by: StaffMember,
    at_time: datetime,
    minutes: int,
    technician: StaffMember,
    seen: int | None = None,
) -> Ticket:
    """Another time, another length, another technician. As it already is, nothing happens.

    Raises IllegalMove when no visit is planned, Refused for a time that has passed, for no length, and for a technician
    who has left; one that has begun can still be stretched.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    _refuse_without_visit(ticket)
    refuse_length(minutes)
    was = (ticket.planned_at, ticket.planned_minutes, ticket.assignee_id)
    if was == (at_time, minutes, technician.pk):
        return ticket
    at = now()
    if at_time != ticket.planned_at:
        refuse_date(at_time, at)
    refuse_absent(technician)
    is_stretched = was == (at_time, ticket.planned_minutes, technician.pk)
    before, whose = ticket.assignee_id, handed_to(ticket, technician, AS_IT_IS)
    ticket.change(at=at, planned_at=at_time, planned_minutes=minutes, **whose)
    (letters.stretched if is_stretched else letters.planned)(ticket)
    tell_new_assignee(ticket, before, by=by)
    conclude(by, "ticket.visit_moved", ticket, at=at, **told_in_journal(ticket))
    return ticket


@transaction.atomic
def unplan(ticket: Ticket, *, by: StaffMember, seen: int | None = None) -> Ticket:
    """Nobody goes there: work on it goes on without a date.

    Raises IllegalMove when no visit is planned.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    _refuse_without_visit(ticket)
    at, planned_at = now(), ticket.planned_at
    ticket.move_to(
        Status.IN_PROGRESS, at=at, planned_at=None, assignee=ticket.assignee or by,
        started_at=ticket.started_at or at,
    )  # fmt: skip
    letters.unplanned(ticket)
    conclude(by, "ticket.unplanned", ticket, at=at, planned_at=planned_at.isoformat() if planned_at else "")
    return ticket


def _refuse_without_visit(ticket: Ticket) -> None:
    refuse_completed(ticket)
    if ticket.status != Status.PLANNED:
        raise IllegalMove(_("Esta incidencia ya no tiene una visita planificada."))
