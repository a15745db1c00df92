"""The end of a ticket, and its coming back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.rounds import begin_round
from ventanilla.domain.tickets.actions.words import already_written, answered, refuse_blank, write
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Status


@transaction.atomic
def resolve(
    ticket: Ticket,
    solution: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
) -> Message:
    """The agent thinks it is done and says how; the customer may still disagree.

    Raises IllegalMove when the ticket is already completed, Refused without a solution.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.SOLUTION
    known = already_written(ticket, form_key, solution, by=by, purpose=purpose)
    if known:
        return known
    ticket.refuse_move(Status.RESOLVED)
    refuse_blank(solution, _("Escribe cómo se ha resuelto: el cliente lo recibirá."))
    at = now()
    message = write(ticket, solution, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.RESOLVED, at=at, resolved_at=at, **answered(ticket, by, at))
    letters.resolved(ticket, message)
    record(by, "ticket.resolved", ticket, at=at, message=message.pk)
    return message


@transaction.atomic
def declare_resolved(ticket: Ticket, *, by: Actor) -> Ticket:
    """The customer says that it works again.

    Raises IllegalMove when the ticket is already completed.
    """
    ticket = Ticket.objects.held(ticket)
    at = now()
    ticket.move_to(Status.RESOLVED, at=at, resolved_at=at, awaits_staff=False)
    letters.declared_resolved(ticket, by)
    record(by, "ticket.declared_resolved", ticket, at=at)
    return ticket


@transaction.atomic
def cancel(
    ticket: Ticket, reason: str, *, by: Actor, files: Sequence[StoredFile] = (), form_key: str | None = None
) -> Ticket:
    """It is not needed any more. Staff must say why; a customer may.

    Raises IllegalMove when the ticket is already completed, Refused when staff gives no reason.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.REASON
    if already_written(ticket, form_key, reason, by=by, purpose=purpose):
        return ticket
    ticket.refuse_move(Status.CANCELLED)
    if by.works_the_desk:
        refuse_blank(reason, _("Escribe por qué se cancela: el cliente lo recibirá."))
    at = now()
    if reason.strip() or files:
        write(ticket, reason, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.CANCELLED, at=at, closed_at=at, awaits_staff=False)
    letters.cancelled(ticket, by, reason)
    record(by, "ticket.cancelled", ticket, at=at)
    return ticket


@transaction.atomic
def reopen(
    ticket: Ticket, reason: str, *, by: Actor, files: Sequence[StoredFile] = (), form_key: str | None = None
) -> Ticket:
    """It was not done after all: a new round begins.

    Raises Refused when the ticket is open, IllegalMove when it cannot come back.
    """
    ticket = Ticket.objects.held(ticket)
    if already_written(ticket, form_key, reason, by=by):
        return ticket
    if ticket.is_open:
        raise Refused(_("Esta incidencia ya está abierta."))
    at = now()
    begin_round(ticket, at=at, awaits_staff=not by.works_the_desk)
    if reason.strip() or files:
        write(ticket, reason, by=by, at=at, files=files, form_key=form_key)
    letters.reopened(ticket, by, reason)
    record(by, "ticket.reopened", ticket, at=at, round=ticket.round)
    return ticket
