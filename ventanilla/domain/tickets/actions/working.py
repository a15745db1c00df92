"""What the desk does with an open ticket. Each says what it needs, and tells the customer once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.words import already_written, answered, refuse_blank, write
from ventanilla.domain.tickets.letters.visits import another_comes
from ventanilla.domain.tickets.models import Application, Message, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority, Status
from ventanilla.domain.tickets.visits import AN_HOUR, refuse_date, refuse_length, told_in_journal


class Kept(Enum):
    """What the form did not ask about."""

    AS_IT_IS = "as_it_is"


AS_IT_IS: Final = Kept.AS_IT_IS


@transaction.atomic
def qualify(
    ticket: Ticket,
    *,
    by: StaffMember,
    type: TicketType,  # noqa: A002 - the field's own name
    application: Application | None,
    priority: Priority,
    assignee: StaffMember | None,
    team: Team | Kept | None = AS_IT_IS,
    seen: int | None = None,
) -> Ticket:
    """Say what it is, how pressing, and whose. An event, not a status: the customer is told the first time.

    Raises IllegalMove when the ticket is completed, Refused for a colleague or a team that is no longer there.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    whose = handed_to(ticket, assignee, team)
    at = now()
    before, first_time = ticket.assignee_id, ticket.qualified_at is None
    ticket.change(
        at=at, type=type, application=application, priority=priority, qualified_at=ticket.qualified_at or at, **whose
    )  # fmt: skip
    if first_time:
        letters.qualified(ticket)
    _tell_who_has_it(ticket, before, by=by)
    conclude(
        by, "ticket.qualified", ticket, at=at, type=type.name, application=application.name if application else "",
        priority=priority, **_whose(ticket),
    )  # fmt: skip
    return ticket


@transaction.atomic
def assign(
    ticket: Ticket,
    *,
    by: StaffMember,
    assignee: StaffMember | Kept | None = AS_IT_IS,
    team: Team | Kept | None = AS_IT_IS,
    seen: int | None = None,
) -> Ticket:
    """Give it to a colleague, to a team, or to both; None takes it away. As it already is, nothing happens.

    Raises IllegalMove when the ticket is completed, Refused for a colleague or a team that is no longer there.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    whose = handed_to(ticket, assignee, team)
    if all(getattr(ticket, name) == value for name, value in whose.items()):
        return ticket
    at, before = now(), ticket.assignee_id
    ticket.change(at=at, **whose)
    _tell_who_has_it(ticket, before, by=by)
    conclude(by, "ticket.assigned", ticket, at=at, **_whose(ticket))
    return ticket


@transaction.atomic
def set_priority(ticket: Ticket, *, by: StaffMember, priority: Priority, seen: int | None = None) -> Ticket:
    """Say how pressing it is and nothing else: it does not count as qualified.

    Raises IllegalMove when the ticket is completed.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    if ticket.priority == priority:
        return ticket
    at = now()
    ticket.change(at=at, priority=priority)
    conclude(by, "ticket.prioritised", ticket, at=at, priority=priority)
    return ticket


@transaction.atomic
def start(ticket: Ticket, *, by: StaffMember, seen: int | None = None) -> Ticket:
    """Begin to work on it; who begins has it, unless somebody has it already.

    Raises IllegalMove when the ticket is completed or already under way.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    if ticket.status == Status.IN_PROGRESS:
        raise IllegalMove(_("Ya está en curso."))
    at = now()
    ticket.move_to(
        Status.IN_PROGRESS, at=at, assignee=ticket.assignee or by, started_at=ticket.started_at or at
    )
    letters.in_progress(ticket)
    conclude(
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
    seen: int | None = None,
) -> Message:
    """It is the customer's turn: the question says what is needed.

    Raises IllegalMove when the ticket is completed, Refused without a question.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.QUESTION
    known = already_written(ticket, form_key, question, by=by, purpose=purpose)
    if known:
        return known
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    refuse_blank(question, _("Escribe qué necesitas que te diga el cliente."))
    at = now()
    message = write(ticket, question, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.AWAITING_CUSTOMER, at=at, **answered(ticket, by, at))
    letters.awaiting_customer(ticket, message)
    conclude(by, "ticket.asked", ticket, at=at, message=message.pk)
    return message


@transaction.atomic
def plan(
    ticket: Ticket,
    *,
    by: StaffMember,
    at_time: datetime,
    technician: StaffMember,
    minutes: int = AN_HOUR,
    their_date: bool = False,
    seen: int | None = None,
) -> Ticket:
    """Agree a date, how long it takes, and a technician; the customer sees all of it, and knows what to wait for. Until a
    date that the customer asked for the clock stands still.

    Raises IllegalMove when the ticket is completed, Refused when the date has passed, when that is no length, or when the
    technician has left.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    at = now()
    refuse_date(at_time, at)
    refuse_length(minutes)
    before, whose = ticket.assignee_id, handed_to(ticket, technician, AS_IT_IS)
    ticket.move_to(
        Status.PLANNED, at=at, planned_at=at_time, planned_minutes=minutes, is_their_date=their_date,
        awaits_staff=False, **whose,
    )  # fmt: skip
    letters.planned(ticket)
    tell_new_assignee(ticket, before, by=by)
    conclude(by, "ticket.planned", ticket, at=at, **told_in_journal(ticket))
    return ticket


@transaction.atomic
def set_pending(
    ticket: Ticket,
    reason: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
) -> Message:
    """It waits for somebody else (a supplier, material): the reason is public.

    Raises IllegalMove when the ticket is completed, Refused without a reason.
    """
    ticket = Ticket.objects.held(ticket)
    purpose = Message.Purpose.REASON
    known = already_written(ticket, form_key, reason, by=by, purpose=purpose)
    if known:
        return known
    ticket.refuse_stale(seen)
    refuse_completed(ticket)
    refuse_blank(reason, _("Escribe de qué depende."))
    at = now()
    message = write(ticket, reason, by=by, at=at, purpose=purpose, files=files, form_key=form_key)
    ticket.move_to(Status.PENDING, at=at, **answered(ticket, by, at))
    letters.pending(ticket, message)
    conclude(by, "ticket.pending", ticket, at=at, message=message.pk)
    return message


def refuse_completed(ticket: Ticket) -> None:
    """Raises IllegalMove for what is resolved, closed or cancelled."""
    if not ticket.is_open:
        raise IllegalMove(_("Esta incidencia ya está en «%(status)s».") % {"status": ticket.label})


def handed_to(
    ticket: Ticket, assignee: StaffMember | Kept | None, team: Team | Kept | None
) -> dict[str, object]:
    """The columns that say whose it is. Who has left keeps what they had, and gets nothing new."""
    if isinstance(assignee, StaffMember) and assignee.pk != ticket.assignee_id and not assignee.is_here:
        raise Refused(
            _("%(name)s ya no está: elige a otra persona.") % {"name": assignee.actor_name}, field="assignee"
        )
    if isinstance(team, Team) and team.pk != ticket.team_id and not team.is_active:
        raise Refused(_("El equipo «%(name)s» ya no existe: elige otro.") % {"name": team.name}, field="team")
    asked = {"assignee": assignee, "team": team}
    return {name: value for name, value in asked.items() if value is not AS_IT_IS}


def tell_new_assignee(ticket: Ticket, before: int | None, *, by: StaffMember) -> None:
    """Whoever takes it knows; whoever had it as well."""
    if ticket.assignee_id not in (None, before, by.pk):
        letters.assigned(ticket, by)


def _tell_who_has_it(ticket: Ticket, before: int | None, *, by: StaffMember) -> None:
    """Whose it is from now on; and the customer, whom they are to visit."""
    tell_new_assignee(ticket, before, by=by)
    if ticket.assignee_id != before:
        another_comes(ticket)


def _whose(ticket: Ticket) -> dict[str, str]:
    """For the journal."""
    return {
        "assignee": ticket.assignee.actor_name if ticket.assignee else "",
        "team": ticket.team.name if ticket.team else "",
    }
