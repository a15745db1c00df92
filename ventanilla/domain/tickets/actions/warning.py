"""Somebody is told before a promise is broken, and when it is: each of them once, while they are at work."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.levels.known import Levels, the_levels
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.promises import COLUMNS, DUE, reached, running_metrics, settled, states_of

logger = logging.getLogger(__name__)
MOST = 2_000
"""Tickets in one run: what is left waits for the next one."""


@task
def give_warnings() -> None:
    """For the timetable: every ticket whose time is running out, each by itself. Safe to run twice, and at once."""
    due = Ticket.objects.filter(warns_at__lte=now()).order_by("warns_at", "pk").values_list("pk", flat=True)
    for number in list(due[:MOST]):
        try:
            warn(number)
        except Exception:  # whatever is wrong with one ticket, the others are not to wait for it
            logger.exception("Nobody could be warned of ticket %s", number)


@transaction.atomic
def warn(number: int) -> list[tuple[Metric, int]]:
    """Tell whom it concerns what has passed by now, judged by the row as it is; gives back what was told.

    Of what passed together only the last is told. Outside working hours the warning waits, unless what is promised
    counts around the clock: then so do its people.
    """
    ticket, at, levels = Ticket.objects.held(Ticket(pk=number)), now(), the_levels()
    stages = list(ticket.stages.order_by("pk"))
    states = states_of(ticket, stages)
    passed = [
        (metric, percent)
        for metric in running_metrics(ticket)
        if (percent := reached(ticket, states, metric, levels, at))
    ]
    opens = _opens(ticket, levels, at)
    if passed and opens and opens > at:
        Ticket.objects.filter(pk=ticket.pk).update(warns_at=opens)
        return []
    _tell(ticket, passed, at)
    ticket.warned = {**ticket.warned, **{metric.value: percent for metric, percent in passed}}
    ticket.measure(stages, keep=settled(ticket))
    ticket.save(update_fields=["warned", *COLUMNS])
    return passed


def _opens(ticket: Ticket, levels: Levels, at: datetime) -> datetime | None:
    """When somebody is there to read it; None: always."""
    level = levels.of(ticket.level_id)
    return None if ticket.priority in level.around_the_clock else the_worktime().next_opening(at)


def _tell(ticket: Ticket, passed: Sequence[tuple[Metric, int]], at: datetime) -> None:
    for metric, percent in passed:
        due, told = getattr(ticket, DUE[metric]), letters.to_warn(ticket, percent)
        letters.warned(ticket, metric, percent, due or at, told)
        names = [one.actor_name for one in told]
        record(SYSTEM, "ticket.warned", ticket, at=at, metric=metric.value, percent=percent, told=names)
