"""Time that the desk spends on a ticket."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import refuse_merged
from ventanilla.domain.tickets.models import Ticket, TimeEntry

LONGEST = 24 * 60
"""Minutes in one entry."""
LONGEST_NOTE = 200


@transaction.atomic
def log_time(
    ticket: Ticket,
    *,
    by: StaffMember,
    minutes: int,
    note: str = "",
    spent_on: date | None = None,
    form_key: str | None = None,
) -> TimeEntry:
    """Write down what it took, today or on an earlier day; also in a ticket that is over.

    It takes no step of the version: whoever is writing an answer meanwhile need not look again.
    Raises Refused for a span or a day that cannot be, AlreadySent when the form comes back with other facts.
    """
    ticket = Ticket.objects.held(ticket)
    at, day = now(), spent_on or localdate()
    entry = TimeEntry(
        ticket=ticket, staff=by, minutes=minutes, note=note.strip(), spent_on=day, created_at=at, form_key=form_key
    )  # fmt: skip
    if known := _already_logged(entry):
        return known
    refuse_merged(ticket)
    _refuse_impossible(entry)
    entry.save()
    _count(ticket, minutes)
    conclude(by, "ticket.time_logged", ticket, at=at, minutes=minutes, spent_on=day.isoformat())
    return entry


@transaction.atomic
def remove_time(entry: TimeEntry, *, by: StaffMember) -> None:
    """It was a mistake: its author takes it back on the day that they wrote it.

    Raises Refused for somebody else's, and after that day.
    """
    ticket = Ticket.objects.held(entry.ticket)
    if not may_remove(entry, by=by, at=now()):
        raise Refused(_("Solo quien lo apuntó puede quitarlo, y el mismo día."))
    if TimeEntry.objects.filter(pk=entry.pk, ticket=ticket).delete()[0]:
        _count(ticket, -entry.minutes)
        conclude(by, "ticket.time_removed", ticket, at=now(), minutes=entry.minutes)


def may_remove(entry: TimeEntry, *, by: StaffMember, at: datetime) -> bool:
    """Its author, on the day that they wrote it."""
    return entry.staff_id == by.pk and localdate(entry.created_at) == localdate(at)


def _count(ticket: Ticket, minutes: int) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(minutes_spent=F("minutes_spent") + minutes)


def _refuse_impossible(entry: TimeEntry) -> None:
    if not 1 <= entry.minutes <= LONGEST:
        raise Refused(_("Apunta entre 1 minuto y 24 horas."), field="minutes")
    if entry.spent_on > localdate():
        raise Refused(_("Ese día aún no ha llegado."), field="spent_on")
    if len(entry.note) > LONGEST_NOTE:
        raise Refused(_("La nota es demasiado larga: 200 caracteres como mucho."), field="note")


def _already_logged(entry: TimeEntry) -> TimeEntry | None:
    if not entry.form_key:
        return None
    known = TimeEntry.objects.filter(ticket=entry.ticket, form_key=entry.form_key).first()
    facts = ("staff_id", "minutes", "note", "spent_on")
    if known and any(getattr(known, name) != getattr(entry, name) for name in facts):
        raise AlreadySent(_("Este tiempo ya está apuntado. Si quieres añadir más, apúntalo aparte."))
    return known
