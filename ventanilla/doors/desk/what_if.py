"""When a ticket that nobody has opened would be due: the same sums that count real ones, told with what lies in between."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core import times
from ventanilla.core.durations import in_hours
from ventanilla.core.worktime import Season as Stretch
from ventanilla.domain.calendars.facts import day_of_year
from ventanilla.domain.calendars.finding import calendar_at
from ventanilla.domain.calendars.models import Calendar, Holiday, Season
from ventanilla.domain.calendars.told import windows_written
from ventanilla.domain.levels.finding import the_default
from ventanilla.domain.levels.known import Level, the_levels
from ventanilla.domain.levels.words import AGREED, Metric
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.promises import due_of, states_of
from ventanilla.domain.tickets.terms import Whose, level_for, whose_level


@dataclass(frozen=True)
class Answer:
    metric: Metric
    is_agreed: bool
    """False: internal, the customer never hears of it."""
    target: str
    """«2 h»; empty: not promised."""
    due: datetime | None
    words: str


@dataclass(frozen=True)
class Foresight:
    level: str
    whose: Whose
    calendar: Calendar | None
    """None: every minute counts."""
    answers: list[Answer]
    met: list[str]
    """Seasons and holidays between the question and the last of the answers."""


def foresee(ticket: Ticket, now: datetime) -> Foresight:
    """Of a ticket that is not saved. `now`: for «hoy» and «mañana»."""
    ticket.level_id = level_for(ticket)
    levels = the_levels()
    level = levels.of(ticket.level_id)
    number = levels.calendar_of(level, ticket.priority, ticket.customer_id)
    calendar = calendar_at(number) if number else None
    answers = [_answer(ticket, metric, level, now) for metric in Metric]
    last = max((one.due for one in answers if one.due), default=None)
    met = list(_met(calendar, ticket.created_at, last)) if calendar and last else []
    return Foresight(level.name or the_default().name, whose_level(ticket), calendar, answers, met)


def due_words(at: datetime, now: datetime) -> str:
    """«mañana, martes, 24 de noviembre, 11:40»; a day of another year with its year."""
    at, now = localtime(at), localtime(now)
    told = {"day": times.long_day(at.date()), "time": times.clock(at)}
    near = {0: _("hoy, %(day)s, %(time)s"), 1: _("mañana, %(day)s, %(time)s")}
    if sentence := near.get((at.date() - now.date()).days):
        return sentence % told
    return times.in_full(at) if at.year != now.year else _("%(day)s, %(time)s") % told


def _answer(ticket: Ticket, metric: Metric, level: Level, now: datetime) -> Answer:
    target, due = level.target(metric, ticket.priority), _due(ticket, metric)
    told = in_hours(int(target.total_seconds()) // 60) if target else ""
    return Answer(metric, metric in AGREED, told, due, due_words(due, now) if due else "")


def _due(ticket: Ticket, metric: Metric) -> datetime | None:
    """The next answer is due only after a first one: as if the customer had written again at that moment."""
    asked = copy(ticket)
    if metric == Metric.NEXT_UPDATE:
        asked.first_response_at = asked.turn_since
    return due_of(asked, states_of(asked, ()), metric, the_levels())


def _met(calendar: Calendar, since: datetime, until: datetime) -> Iterator[str]:
    zone = the_levels().calendars.of(calendar.pk).zone
    first, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    for season in Season.objects.filter(calendar=calendar).order_by("first", "pk"):
        stretch = Stretch(day_of_year(season.first), day_of_year(season.last), {})
        if any(stretch.covers(day) for day in days):
            yield season.name
    for one in Holiday.objects.filter(calendar=calendar, on__range=(first, last)).order_by("on"):
        told = {"day": times.long_day(one.on), "name": one.name, "hours": windows_written(one.windows)}
        if one.windows:
            yield _("%(day)s: %(name)s, solo %(hours)s") % told
        else:
            yield _("%(day)s: %(name)s, cerrado") % told
