"""When a ticket that nobody has opened would be due: the same sums that count real ones, told with what lies in between."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
from ventanilla.domain.levels.known import the_levels
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
    met: list[str]
    """Holidays and seasons between the question and the answer."""


@dataclass(frozen=True)
class Foresight:
    level: str
    whose: Whose
    calendar: Calendar | None
    """None: every minute counts."""
    answers: list[Answer]


def foresee(ticket: Ticket, now: datetime) -> Foresight:
    """Of a ticket that is not saved. `now`: for «hoy» and «mañana»."""
    ticket.level_id = level_for(ticket)
    levels = the_levels()
    level = levels.of(ticket.level_id)
    number = levels.calendar_of(level, ticket.priority, ticket.customer_id)
    calendar = calendar_at(number) if number else None
    dues = {metric: _due(ticket, metric) for metric in Metric}
    days, seasons = _rows(calendar, ticket.created_at, max((at for at in dues.values() if at), default=None))
    answers = []
    for metric, due in dues.items():
        target = level.target(metric, ticket.priority)
        met = _met(ticket.created_at, due, calendar, days, seasons) if due and calendar else []
        told = in_hours(int(target.total_seconds()) // 60) if target else ""
        answers.append(Answer(metric, metric in AGREED, told, due, due_words(due, now) if due else "", met))
    return Foresight(level.name or the_default().name, whose_level(ticket), calendar, answers)


def due_words(at: datetime, now: datetime) -> str:
    """«mañana, martes, 24 de noviembre, 11:40»; a day of another year with its year."""
    at, now = localtime(at), localtime(now)
    told = {"day": times.long_day(at.date()), "time": times.clock(at)}
    near = {0: _("hoy, %(day)s, %(time)s"), 1: _("mañana, %(day)s, %(time)s")}
    if sentence := near.get((at.date() - now.date()).days):
        return sentence % told
    return times.in_full(at) if at.year != now.year else _("%(day)s, %(time)s") % told


def _due(ticket: Ticket, metric: Metric) -> datetime | None:
    """The next answer is due only after a first one: as if the customer had written again at that moment."""
    asked = copy(ticket)
    if metric == Metric.NEXT_UPDATE:
        asked.first_response_at = asked.turn_since
    return due_of(asked, states_of(asked, ()), metric, the_levels())


def _rows(
    calendar: Calendar | None, since: datetime, until: datetime | None
) -> tuple[list[Holiday], list[Season]]:
    if calendar is None or until is None:
        return [], []
    around = (since.date() - timedelta(days=1), until.date() + timedelta(days=1))
    days = Holiday.objects.filter(calendar=calendar, on__range=around).order_by("on")
    return list(days), list(Season.objects.filter(calendar=calendar).order_by("first", "pk"))


def _met(
    since: datetime, until: datetime, calendar: Calendar, days: Sequence[Holiday], seasons: Sequence[Season]
) -> list[str]:
    zone = the_levels().calendars.of(calendar.pk).zone
    first, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    covered = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    holidays = [_holiday(one) for one in days if first <= one.on <= last]
    return [*(one.name for one in seasons if _covers(one, covered)), *holidays]


def _covers(season: Season, days: Sequence[date]) -> bool:
    stretch = Stretch(day_of_year(season.first), day_of_year(season.last), {})
    return any(stretch.covers(day) for day in days)


def _holiday(one: Holiday) -> str:
    told = {"day": times.long_day(one.on), "name": one.name, "hours": windows_written(one.windows)}
    if one.windows:
        return _("%(day)s: %(name)s, solo %(hours)s") % told
    return _("%(day)s: %(name)s, cerrado") % told
