"""How and when the provider is reached, as its calendar says: for who has come in, and for who has not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.opening import span_of, weekday
from ventanilla.core.times import clock, long_day
from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.calendars.models import THE_HOUSES, Holiday
from ventanilla.domain.calendars.presence import Day, Presence, days_from, presence
from ventanilla.domain.provider.house import the_house

AHEAD = timedelta(days=60)
MOST_DAYS = 8
"""Holidays that are announced."""


def around_contact() -> dict[str, Any]:
    """What both pages of contact show. One statement: the calendar itself is kept in memory."""
    worktime, at = the_worktime(), now()
    today = at.astimezone(worktime.zone).date()
    rows = Holiday.objects.filter(calendar=THE_HOUSES, on__gte=today, on__lte=today + AHEAD).order_by("on")
    announced = [Day(one.on, one.windows, one.name) for one in rows[:MOST_DAYS]]
    is_now = presence(worktime, at)
    return {
        "presence": is_now, "presence_words": presence_words(is_now, today), "today": today,
        "week": days_from(worktime, today, {one.on: one.holiday for one in announced}),
        "announced": announced, "hours_words": hours_words, "day_words": day_words,
        "points": the_house().contact_points,
    }  # fmt: skip


def presence_words(found: Presence, today: date) -> str:
    """«Abierto ahora, hasta las 18:30», «Volvemos el lunes a las 9:00»."""
    if found.until is None:
        return (
            _("Abierto ahora, a cualquier hora") if found.is_open else _("Ahora no hay horario de atención")
        )
    words = {"day": _day_words(found.until.date(), today), "time": clock(found.until)}
    if not found.is_open:
        return _("Volvemos %(day)s a las %(time)s") % words
    if found.until.date() == today:
        return _("Abierto ahora, hasta las %(time)s") % words
    if found.until == _midnight_after(today, found.until):
        return _("Abierto ahora, hasta medianoche")
    return _("Abierto ahora, hasta %(day)s a las %(time)s") % words


def hours_words(day: Day) -> str:
    """«8:30 – 14:00, 15:30 – 18:30», «Cerrado»; no line breaks within a window."""
    return ", ".join(span_of(one).replace(" ", "\u00a0") for one in day.windows) or _("Cerrado")


def day_words(day: date) -> str:
    """«Lunes, 30 de noviembre»."""
    words = long_day(day)
    return words[:1].upper() + words[1:]


def _day_words(day: date, today: date) -> str:
    """Within a sentence: «hoy», «mañana», «el lunes», «el lunes, 7 de diciembre,»."""
    away = (day - today).days
    if away < 2:
        return _("mañana") if away else _("hoy")
    if away < 7:
        return _("el %(weekday)s") % {"weekday": weekday(day.weekday())}
    return _("el %(day)s,") % {"day": long_day(day)}


def _midnight_after(today: date, at: datetime) -> datetime:
    return datetime(today.year, today.month, today.day, tzinfo=at.tzinfo) + timedelta(days=1)
