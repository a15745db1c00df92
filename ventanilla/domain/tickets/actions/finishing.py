"""The end of a ticket, and its coming back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import refuse_merged
from ventanilla.domain.tickets.actions.rounds import begin_round
from ventanilla.domain.tickets.actions.words import already_written, answered, refuse_blank, write
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.policy import goes_on_elsewhere
from ventanilla.domain.tickets.status import Status


@transaction.atomic
def resolve(
    ticket: Ticket,
    solution: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
) -> Message:
    """The agent thinks it is done and says how; the customer may still disagree.

    Raises IllegalMove when the ticket is already completed, Refused without a solution.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.SOLUTION
    known = already_written(ticket, form_key, solution, by=by, purpose=purpose)
    if known:
        return known
    ticket.refuse_stale(seen)
    ticket.refuse_move(Status.RESOLVED)
    refuse_blank(solution, _("Escribe cómo se ha resuelto: el cliente lo recibirá."))
    at = now()
    message = write(ticket, solution, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.RESOLVED, at=at, resolved_at=at, wants_rating=True, **answered(ticket, by, at))
    letters.resolved(ticket, message)
    conclude(by, "ticket.resolved", ticket, at=at, message=message.pk)
    return message


@transaction.atomic
def declare_resolved(ticket: Ticket, *, by: Actor, seen: int | None = None) -> Ticket:
    """The customer says that it works again.

    Raises IllegalMove when the ticket is already completed.
    """
    ticket = Ticket.objects.held_for(by, ticket)
    ticket.refuse_stale(seen)
    at = now()
    ticket.move_to(Status.RESOLVED, at=at, resolved_at=at, wants_rating=True, awaits_staff=False)
    letters.declared_resolved(ticket, by)
    conclude(by, "ticket.declared_resolved", ticket, at=at)
    return ticket


@transaction.atomic
def cancel(
    ticket: Ticket,
    reason: str,
    *,
    by: Actor,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
) -> Ticket:
    """It is not needed any more. Staff must say why; a customer may.

    Raises IllegalMove when the ticket is already completed, Refused when staff gives no reason.
    """
    ticket = Ticket.objects.held_for(by, ticket)
    purpose = Message.Purpose.REASON
    if already_written(ticket, form_key, reason, by=by, purpose=purpose):
        return ticket
    ticket.refuse_stale(seen)
    ticket.refuse_move(Status.CANCELLED)
    if by.works_the_desk:
        refuse_blank(reason, _("Escribe por qué se cancela: el cliente lo recibirá."))
    at = now()
    facts: dict[str, object] = {"closed_at": at, "awaits_staff": False}
    if reason.strip() or files:
        write(ticket, reason, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
        facts["staff_spoke_at" if by.works_the_desk else "customer_spoke_at"] = at
    ticket.move_to(Status.CANCELLED, at=at, **facts)
    letters.cancelled(ticket, by, reason)
    conclude(by, "ticket.cancelled", ticket, at=at)
    return ticket


@transaction.atomic
def reopen(
    ticket: Ticket,
    reason: str,
    *,
    by: Actor,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
) -> Ticket:
    """It was not done after all: a new round begins. The customer can say so for some days, the desk always; what was
    cancelled only the desk brings back.

    Raises Refused when the ticket is open or was merged, IllegalMove when it cannot come back.
    """
    ticket = Ticket.objects.held_for(by, ticket)
    if already_written(ticket, form_key, reason, by=by):
        return ticket
    ticket.refuse_stale(seen)
    if ticket.is_open:
        raise Refused(_("Esta incidencia ya está abierta."))
    refuse_merged(ticket)
    at = now()
    if by.works_the_desk:
        spoke = {"staff_spoke_at": at} if reason.strip() or files else {}
        begin_round(ticket, at=at, awaits_staff=False, **spoke)
    else:
        _refuse_late(ticket)
        begin_round(ticket, at=at, awaits_staff=True, customer_spoke_at=at)
    if reason.strip() or files:
        write(ticket, reason, by=by, at=at, files=files, form_key=form_key)
    letters.reopened(ticket, by, reason)
    conclude(by, "ticket.reopened", ticket, at=at, round=ticket.round)
    return ticket


@transaction.atomic
def close(ticket: Ticket, *, by: Actor, seen: int | None = None) -> Ticket:
    """It is done and stays done: the desk says so, or the customer confirms it.

    Raises IllegalMove when it is not resolved.
    """
    ticket = Ticket.objects.held_for(by, ticket)
    ticket.refuse_stale(seen)
    at = now()
    ticket.move_to(Status.CLOSED, at=at, closed_at=at)
    letters.closed(ticket, by)
    conclude(by, "ticket.closed", ticket, at=at)
    return ticket


def _refuse_late(ticket: Ticket) -> None:
    """To the customer, with what they can do instead."""
    if ticket.status == Status.CANCELLED:
        raise IllegalMove(
            _("Esta incidencia está en «%(status)s». Abre una nueva y menciona la #%(number)s.")
            % {"status": ticket.label, "number": ticket.number}
        )
    if goes_on_elsewhere(ticket):
        raise IllegalMove(_("Ya no se puede reabrir. Escribe en ella y seguimos en una nueva, unida a esta."))
