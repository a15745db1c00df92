"""Conversation: answers that everybody reads, and notes that the customer does not."""

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
from ventanilla.domain.tickets.actions.words import already_written, write
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Status


@transaction.atomic
def reply(
    ticket: Ticket, body: str, *, by: Actor, files: Sequence[StoredFile] = (), form_key: str | None = None
) -> Message:
    """Say something in public. A customer's answer gives the turn back to the staff, and opens what was resolved.

    Files without words are an answer too. Raises Refused when there is neither, or the ticket is over.
    """
    ticket = Ticket.objects.held(ticket)
    known = already_written(ticket, form_key, body, by=by)
    if known:
        return known
    _refuse_empty(body, files)
    if ticket.is_over:
        raise Refused(
            _("Esta incidencia está cerrada. Abre una nueva y menciona la #%(number)s.")
            % {"number": ticket.number}
        )
    at = now()
    message = write(ticket, body, by=by, at=at, files=files, form_key=form_key)
    if by.works_the_desk:
        ticket.change(at=at, awaits_staff=False, first_response_at=ticket.first_response_at or at)
    elif ticket.status == Status.RESOLVED:
        begin_round(ticket, at=at, awaits_staff=True)
    elif ticket.status == Status.AWAITING_CUSTOMER:
        ticket.move_to(ticket.comes_back_as, at=at, awaits_staff=True)
    else:
        ticket.change(at=at, awaits_staff=True)
    letters.new_message(ticket, message)
    record(by, "ticket.replied", ticket, at=at, message=message.pk, files=len(files), status=ticket.status)
    return message


@transaction.atomic
def add_note(
    ticket: Ticket,
    body: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
) -> Message:
    """Write something that only the desk reads. It tells nobody outside, in any channel.

    Raises Refused when there is nothing in it.
    """
    ticket = Ticket.objects.held(ticket)
    known = already_written(ticket, form_key, body, by=by, is_note=True)
    if known:
        return known
    _refuse_empty(body, files)
    at = now()
    note = write(ticket, body, by=by, at=at, is_note=True, files=files, form_key=form_key)
    record(by, "ticket.noted", ticket, at=at, message=note.pk)
    return note


def _refuse_empty(body: str, files: Sequence[StoredFile]) -> None:
    if not body.strip() and not files:
        raise Refused(_("Escribe algo o añade un archivo."), field="message")
