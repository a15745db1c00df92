"""The letters of the last days, written by the real functions so that the desk's mail page has something to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from ventanilla.demo.accounts import DEMO_ACCOUNTS
from ventanilla.demo.world import Rows, Step, utc
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.models import Message, Ticket

DAYS = 4
MOST_TICKETS = 40
MOST_LETTERS = 90
LONGER = timedelta(days=14)
"""Of the tickets of those who can come in: their bell remembers more."""


def write_letters(tickets: Sequence[Rows], now: datetime) -> None:
    """Held, like every letter of a demonstration. Oldest first, each dated when it would have been written."""
    recent = [rows for rows in tickets if utc(rows.steps[-1].event.at) > now - timedelta(days=DAYS)]
    told = [(utc(step.event.at), rows, step) for rows in recent[-MOST_TICKETS:] for step in rows.steps]
    told = [one for one in told if one[0] > now - timedelta(days=DAYS)]
    told = sorted(told, key=lambda one: one[0])[-MOST_LETTERS:]
    told += [one for one in _of_accounts(tickets, now - LONGER) if one not in told]
    for at, rows, step in sorted(told, key=lambda one: one[0]):
        last = Letter.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        _tell(rows, step)
        Letter.objects.filter(pk__gt=last).update(created_at=at)


def _of_accounts(tickets: Sequence[Rows], since: datetime) -> list[tuple[datetime, Rows, Step]]:
    accounts = {email for email, _name, _who in DEMO_ACCOUNTS}
    theirs = [rows for rows in tickets if rows.ticket.requester.person.email in accounts]
    return [(at, rows, step) for rows in theirs for step in rows.steps if (at := utc(step.event.at)) > since]


def _tell(rows: Rows, step: Step) -> None:
    if step.event.kind in _WITH_MESSAGE:
        assert step.message is not None
        _WITH_MESSAGE[step.event.kind](rows.ticket, step.message)
    elif step.event.kind == "rated" and rows.rating:
        letters.rated(rows.ticket, rows.rating)
    elif step.event.kind == "declared_resolved":
        letters.declared_resolved(rows.ticket, step.by)
    elif step.event.kind == "cancelled":
        letters.cancelled(rows.ticket, step.by, step.event.text)
    elif step.event.kind in _PLAIN:
        _PLAIN[step.event.kind](rows.ticket)


_PLAIN: dict[str, Callable[[Ticket], None]] = {
    "qualified": letters.qualified,
    "started": letters.in_progress,
    "planned": letters.planned,
}
_WITH_MESSAGE: dict[str, Callable[[Ticket, Message], None]] = {
    "opened": letters.received,
    "follows": letters.received,
    "replied": letters.new_message,
    "asked": letters.awaiting_customer,
    "pending": letters.pending,
    "resolved": letters.resolved,
}
