"""When the rules that time is counted by have changed: every open ticket is appointed anew."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.models import Stage, Ticket
from ventanilla.domain.tickets.promises import COLUMNS, DUE, settled
from ventanilla.domain.tickets.terms import level_for
from ventanilla.domain.tickets.verifying import past_of

EVERYBODY_KNOWS = timedelta(seconds=30)
"""After a change of the rules: a process believes what it read for `house.FRESH` seconds, and may still be writing then."""
BATCH = 500
"""Tickets in one transaction: nobody is to be told."""


@task
def keep_up_with_the_rules() -> None:
    """For the timetable: when opening hours, periods, calendars or levels have changed, all is appointed anew.

    At once, and once more when every process has surely read the new rules: what one of them wrote by the old ones
    meanwhile is put right then.
    """
    row, at = the_house_now().row, now()
    if row.appointed_mark != row.rules_mark:
        reappoint_all.call()
        if row.rules_changed_at is None or row.rules_changed_at <= at - EVERYBODY_KNOWS:
            Provider.objects.filter(pk=row.pk).update(appointed_mark=row.rules_mark)


@task
def reappoint_all() -> None:
    """Say anew when everything is due. Safe to run twice."""
    the_house_now()
    last: int | None = 0
    while last is not None:
        last = _reappoint_after(last)


@transaction.atomic
def _reappoint_after(last: int) -> int | None:
    """The next few hundred tickets with something ahead of them; the last of their numbers, None when there are no more."""
    rows = (
        Ticket.objects.with_something_ahead().select_for_update().filter(pk__gt=last).order_by("pk")[:BATCH]
    )
    tickets, at = list(rows), now()
    past = past_of(tickets)
    moved = [ticket for ticket in tickets if _appointed_anew(ticket, past.get(ticket.pk, []), at)]
    Ticket.objects.bulk_update(moved, ["level", "wakes_at", *COLUMNS])
    return tickets[-1].pk if len(tickets) == BATCH else None


def _appointed_anew(ticket: Ticket, past: list[Stage], at: datetime) -> bool:
    """Set its appointments; False when they are as they were. The journal tells who promised what until now."""
    before = {name: getattr(ticket, name) for name in ("level_id", "wakes_at", *COLUMNS)}
    level = level_for(ticket)
    if level != ticket.level_id:
        past = [*past, ticket.stages.create(until=at, **ticket.stage)]
    ticket.appoint(past, keep=settled(ticket))
    after = {name: getattr(ticket, name) for name in before}
    told = {
        name: before[name] and before[name].isoformat()
        for name in DUE.values()
        if before[name] != after[name]
    }
    if told:
        record(SYSTEM, "ticket.due_changed", ticket, at=at, before=told)
    return before != after
