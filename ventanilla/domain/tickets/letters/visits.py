"""When somebody comes. One thing is told once: a letter about a visit waits a while, and what is agreed meanwhile takes its
place; what is as the customer heard it last is not told again.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import now

from ventanilla.domain.mail.actions import still_here
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.notices.actions import take_back
from ventanilla.domain.tickets.letters.post import tell_customer
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status

WAITS = timedelta(minutes=10)
"""Who moves a visit often moves it again."""
SOON = timedelta(hours=1)
"""A visit that begins within the hour is told at once."""
NO_VISIT = "none"


def planned(ticket: Ticket) -> None:
    """The date, from when until when, and who comes: for the first time, or anew."""
    forget_visit(ticket)
    told = _last_told(ticket)
    if told == _as_told(ticket):
        return
    if told is None or told == NO_VISIT:
        tell_customer(ticket, "planned", key=f"planned:{_key(ticket)}", not_before=_when(ticket))
    else:
        tell_customer(ticket, "visit_moved", key=f"visit_moved:{_key(ticket)}", not_before=_when(ticket))


def stretched(ticket: Ticket) -> None:
    """It begins as before and takes more or less time: of interest to who was told how long, or is about to be."""
    told = _last_told(ticket)
    if still_here(_letters(ticket)).exists() or (told and "/" in told):
        planned(ticket)


def another_comes(ticket: Ticket) -> None:
    """Who comes is part of what is agreed, as long as somebody is to come."""
    if (
        ticket.status == Status.PLANNED
        and ticket.planned_at
        and ticket.planned_at + timedelta(minutes=ticket.planned_minutes) > now()
    ):
        planned(ticket)


def unplanned(ticket: Ticket) -> None:
    """Nobody comes: told to who may be waiting for somebody."""
    waited, told = forget_visit(ticket), _last_told(ticket)
    if told == NO_VISIT or (told is None and waited):
        return
    tell_customer(ticket, "unplanned", key=f"unplanned:{_key(ticket)}", not_before=_when(ticket))


def forget_visit(ticket: Ticket) -> bool:
    """What has not left yet is not true any more. True when there was something."""
    waiting = still_here(_letters(ticket))
    take_back(waiting.values_list("key", flat=True))
    return waiting.delete()[0] > 0


def _letters(ticket: Ticket) -> QuerySet[Letter]:
    planned, moved, none = (
        Q(key__startswith=f"ticket:{ticket.pk}:{name}:") for name in ("planned", "visit_moved", "unplanned")
    )
    return Letter.objects.about("ticket", ticket.pk).filter(planned | moved | none)


def _last_told(ticket: Ticket) -> str | None:
    """What the last letter that had its time to leave has said (see `_as_told`); None when there is none. Those of earlier
    versions of Ventanilla told no length.
    """
    letters = _letters(ticket)
    left = letters.exclude(pk__in=still_here(letters).values("pk")).exclude(state=LetterState.FAILED)
    key = left.order_by("-pk").values_list("key", flat=True).first()
    return key.split(":")[4] if key else None


def _key(ticket: Ticket) -> str:
    return f"{ticket.version}:{_as_told(ticket)}"


def _as_told(ticket: Ticket) -> str:
    """All that a letter says of the visit, in a word without colons: «20261124T0930/90/4»."""
    if ticket.planned_at is None:
        return NO_VISIT
    start = ticket.planned_at.astimezone(UTC)
    return f"{start:%Y%m%dT%H%M}/{ticket.planned_minutes}/{ticket.assignee_id or 0}"


def _when(ticket: Ticket) -> datetime | None:
    at = now()
    return None if ticket.planned_at and ticket.planned_at < at + SOON else at + WAITS
