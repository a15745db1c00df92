"""Conversation: answers that everybody reads, and notes that the customer does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import OutOfReach, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.continuing import go_on
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.rounds import begin_round, come_back
from ventanilla.domain.tickets.actions.words import already_written, write
from ventanilla.domain.tickets.mentions import mentioned
from ventanilla.domain.tickets.models import Mention, Message, Ticket, Watch
from ventanilla.domain.tickets.policy import goes_on_elsewhere
from ventanilla.domain.tickets.status import Status


@transaction.atomic
def reply(
    ticket: Ticket,
    body: str,
    *,
    by: Actor,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
) -> Message:
    """Say something in public. A customer's answer gives the turn back to the staff, and opens what was resolved.

    What was merged is answered where it went. A customer who writes into what is closed, or was resolved too long
    ago, opens a ticket that follows it: `message.ticket` is the one that got the words. Files without words are an
    answer too. Raises Refused when there is neither, and when nothing more is said in it.
    """
    asked, ticket = ticket, _place_of(ticket, by=by)
    known = already_written(ticket, form_key, body, by=by)
    if known:
        return known
    _refuse_stale(asked, ticket, seen)
    _refuse_empty(body, files)
    at = now()
    if isinstance(by, Membership) and goes_on_elsewhere(ticket):
        return go_on(ticket, body, by=by, at=at, files=files, form_key=form_key)
    _refuse_over(ticket)
    message = write(ticket, body, by=by, at=at, files=files, form_key=form_key)
    if by.works_the_desk:
        first = ticket.first_response_at or at
        ticket.change(at=at, awaits_staff=False, staff_spoke_at=at, first_response_at=first)
    else:
        _customer_speaks(ticket, at)
    letters.new_message(ticket, message)
    conclude(by, "ticket.replied", ticket, at=at, message=message.pk, files=len(files), status=ticket.status)
    return message


@transaction.atomic
def add_note(
    ticket: Ticket,
    body: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
) -> Message:
    """Write something that only the desk reads. It tells nobody outside, in any channel; who is named in it («@Marta»)
    is told that they are, and hears of the ticket from then on.

    Raises Refused when there is nothing in it.
    """
    ticket = Ticket.objects.held(ticket)
    known = already_written(ticket, form_key, body, by=by, is_note=True)
    if known:
        return known
    ticket.refuse_stale(seen)
    _refuse_empty(body, files)
    at = now()
    note = write(ticket, body, by=by, at=at, is_note=True, files=files, form_key=form_key)
    called = _call_in(ticket, note, by=by)
    ticket.change_quietly(at=at)
    letters.mentioned(ticket, note, called)
    conclude(by, "ticket.noted", ticket, at=at, message=note.pk)
    return note


def _place_of(ticket: Ticket, *, by: Actor) -> Ticket:
    """The row that gets the words, held: of what was merged, the one that goes on, where the writer may see it."""
    if not ticket.merged_into_id:
        held = Ticket.objects.held_for(by, ticket)
        if not held.merged_into_id:
            return held
        ticket = held  # since the page was shown; a merge leaves one step to where it goes on
    try:
        return Ticket.objects.held_for(by, Ticket(pk=ticket.merged_into_id))
    except OutOfReach:
        raise Refused(_("Esta incidencia sigue en otra que no puedes ver. Abre una nueva.")) from None


def _refuse_stale(asked: Ticket, ticket: Ticket, seen: int | None) -> None:
    """The version is that of the ticket on whose page it was written."""
    if asked.pk == ticket.pk or seen is None:
        ticket.refuse_stale(seen)
    else:
        Ticket.objects.get(pk=asked.pk).refuse_stale(seen)


def _customer_speaks(ticket: Ticket, at: datetime) -> None:
    facts: dict[str, object] = {"awaits_staff": True, "customer_spoke_at": at}
    if ticket.status == Status.RESOLVED:
        begin_round(ticket, at=at, **facts)
    elif ticket.status == Status.AWAITING_CUSTOMER:
        come_back(ticket, at=at, **facts)
    else:
        ticket.change(at=at, **facts)


def _call_in(ticket: Ticket, note: Message, *, by: StaffMember) -> list[StaffMember]:
    """Those who are named in the note, but its author; they watch the ticket from now on."""
    if "@" not in note.body:
        return []
    colleagues = StaffMember.objects.filter(is_active=True, person__is_active=True).exclude(pk=by.pk)
    called = mentioned(note.body, colleagues.select_related("person"))
    Mention.objects.bulk_create([Mention(message=note, staff=one) for one in called])
    Watch.objects.bulk_create([Watch(ticket=ticket, staff=one) for one in called], ignore_conflicts=True)
    return called


def _refuse_empty(body: str, files: Sequence[StoredFile]) -> None:
    if not body.strip() and not files:
        raise Refused(_("Escribe algo o añade un archivo."), field="message")


def _refuse_over(ticket: Ticket) -> None:
    if ticket.is_over:
        raise Refused(
            _("Esta incidencia está en «%(status)s». Abre una nueva y menciona la #%(number)s.")
            % {"status": ticket.label, "number": ticket.number}
        )
