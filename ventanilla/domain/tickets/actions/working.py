"""What the desk does with an open ticket. Each says what it needs, and tells the customer once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.words import already_written, answered, refuse_blank, write
from ventanilla.domain.tickets.models import Application, Message, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority, Status


@transaction.atomic
def qualify(
    ticket: Ticket,
    *,
    by: StaffMember,
    type: TicketType,  # noqa: A002 - the field's own name
    application: Application | None,
    priority: Priority,
    assignee: StaffMember | None,
) -> Ticket:
    """Say what it is, how pressing, and whose. An event, not a status: the customer is told the first time.

    Raises IllegalMove when the ticket is completed.
    """
    ticket = Ticket.objects.held(ticket)
    _refuse_completed(ticket)
    at = now()
    first_time = ticket.qualified_at is None
    ticket.change(
        at=at, type=type, application=application, priority=priority, assignee=assignee,
        qualified_at=ticket.qualified_at or at,
    )  # fmt: skip
    if first_time:
        letters.qualified(ticket)
    record(
        by, "ticket.qualified", ticket, at=at, type=type.name, application=application.name if application else "",
        priority=priority, assignee=assignee.actor_name if assignee else "",
    )  # fmt: skip
    return ticket


@transaction.atomic
def start(ticket: Ticket, *, by: StaffMember) -> Ticket:
    """Begin to work on it; who begins has it, unless somebody has it already.

    Raises IllegalMove when the ticket is completed or already under way.
    """
    ticket = Ticket.objects.held(ticket)
    _refuse_completed(ticket)
    if ticket.status == Status.IN_PROGRESS:
        raise IllegalMove(_("Ya está en curso."))
    at = now()
    ticket.move_to(
        Status.IN_PROGRESS, at=at, assignee=ticket.assignee or by, started_at=ticket.started_at or at
    )
    letters.in_progress(ticket)
    record(
        by, "ticket.started", ticket, at=at, assignee=ticket.assignee.actor_name if ticket.assignee else ""
    )
    return ticket


@transaction.atomic
def ask_customer(
    ticket: Ticket,
    question: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
) -> Message:
    """It is the customer's turn: the question says what is needed.

    Raises IllegalMove when the ticket is completed, Refused without a question.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.QUESTION
    known = already_written(ticket, form_key, question, by=by, purpose=purpose)
    if known:
        return known
    _refuse_completed(ticket)
    refuse_blank(question, _("Escribe qué necesitas que te diga el cliente."))
    at = now()
    message = write(ticket, question, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.AWAITING_CUSTOMER, at=at, **answered(ticket, by, at))
    letters.awaiting_customer(ticket, message)
    record(by, "ticket.asked", ticket, at=at, message=message.pk)
    return message


@transaction.atomic
def plan(ticket: Ticket, *, by: StaffMember, at_time: datetime, technician: StaffMember) -> Ticket:
    """Agree a date and a technician; the customer sees both.

    Raises IllegalMove when the ticket is completed, Refused when the date has passed.
    """
    ticket = Ticket.objects.held(ticket)
    _refuse_completed(ticket)
    at = now()
    if at_time <= at:
        raise Refused(_("La fecha ya ha pasado: elige una futura."), field="planned_at")
    ticket.move_to(Status.PLANNED, at=at, planned_at=at_time, assignee=technician)
    letters.planned(ticket)
    record(
        by, "ticket.planned", ticket, at=at, planned_at=at_time.isoformat(), technician=technician.actor_name
    )
    return ticket


@transaction.atomic
def set_pending(
    ticket: Ticket,
    reason: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
) -> Message:
    """It waits for somebody else (a supplier, material): the reason is public.

    Raises IllegalMove when the ticket is completed, Refused without a reason.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.REASON
    known = already_written(ticket, form_key, reason, by=by, purpose=purpose)
    if known:
        return known
    _refuse_completed(ticket)
    refuse_blank(reason, _("Escribe de qué depende."))
    at = now()
    message = write(ticket, reason, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.PENDING, at=at, **answered(ticket, by, at))
    letters.pending(ticket, message)
    record(by, "ticket.pending", ticket, at=at, message=message.pk)
    return message


def _refuse_completed(ticket: Ticket) -> None:
    if not ticket.is_open:
        raise IllegalMove(_("Esta incidencia ya está en «%(status)s».") % {"status": ticket.label})
