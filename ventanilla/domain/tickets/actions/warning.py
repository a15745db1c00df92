"""Somebody is told before a promise is broken, and when it is: each of them once, while that person is at work.

Who has heard of what is said by the outbox. `warned` moves on when all whom it concerns have; until then the clock looks
again when the next of them comes.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.levels.known import Levels, the_levels
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.letters.staff import Comes, who_was_warned
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
    """Tell whom it concerns what has passed by now, judged by the row as it is; gives back what everybody has heard.

    Of what passed together only the last is told. Whoever is not at work hears of it when they are, unless what is
    promised counts around the clock: then so do its people.
    """
    ticket, at, levels = Ticket.objects.held(Ticket(pk=number)), now(), the_levels()
    stages = list(ticket.stages.order_by("pk"))
    states = states_of(ticket, stages)
    passed = {
        metric: percent
        for metric in running_metrics(ticket)
        if (percent := reached(ticket, states, metric, levels, at))
    }
    comes = _when_they_come(ticket, levels, at)
    later = {metric: _tell(ticket, metric, percent, comes, at) for metric, percent in passed.items()}
    heard = {metric: percent for metric, percent in passed.items() if not later[metric]}
    before, openings = ticket.warned, [opens for waiting in later.values() for opens in waiting]
    ticket.warned = {**before, **_kept(passed)}
    ticket.measure(stages, keep=settled(ticket))  # what comes next, whoever has still to hear of this
    ticket.warned = {**before, **_kept(heard)}
    ticket.warns_at = min([*openings, *filter(None, [ticket.warns_at])], default=None)
    ticket.save(update_fields=["warned", *COLUMNS])
    return list(heard.items())


def _when_they_come(ticket: Ticket, levels: Levels, at: datetime) -> Comes:
    if ticket.priority in levels.of(ticket.level_id).around_the_clock:
        return lambda _member: at
    return lambda member: levels.calendars.of(member.calendar_id).next_opening(at)


def _tell(ticket: Ticket, metric: Metric, percent: int, comes: Comes, at: datetime) -> list[datetime]:
    """Those who are there, and have not heard of it yet; gives back when each of the others will be."""
    had, due = who_was_warned(ticket, metric, percent), getattr(ticket, DUE[metric])
    whom = [one for one in letters.to_warn(ticket, percent, comes) if one.person_id not in had]
    there = [one for one in whom if (comes(one) or at) <= at]
    if there:
        letters.warned(ticket, metric, percent, due or at, there)
        names = [one.actor_name for one in there]
        announce("ticket", ticket.pk, [DESK])
        record(SYSTEM, "ticket.warned", ticket, at=at, metric=metric.value, percent=percent, told=names)
    return [opens for one in whom if one not in there and (opens := comes(one))]


def _kept(told: Mapping[Metric, int]) -> dict[str, int]:
    return {metric.value: percent for metric, percent in told.items()}
