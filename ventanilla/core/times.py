"""Instants, dates and durations in the active language's words. The clock and the time zone are arguments."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language, ngettext

from ventanilla.core.words import say as _


def when(at: datetime, now: datetime) -> str:
    """The short way: «hoy, 9:12», «ayer, 16:40», «jue 26 nov, 9:30»; with its year when it is another.

    Both instants carry the reader's time zone.
    """
    return _when(at.date(), now.date(), clock(at), get_language() or "")


def brief(at: datetime, now: datetime) -> str:
    """As short as a dense list needs: «9:12» today, «26 nov» before, «26 nov 2025» in another year."""
    if at.date() == now.date():
        return clock(at)
    if at.year != now.year:
        return date_only(at.date())
    return _day_of_month(at.date(), get_language() or "")


def ahead(at: datetime, now: datetime) -> str:
    """What comes, for a dense list: «13:20» today, «mié 13:20» within the week, «26 nov» after it and before now."""
    days = (at.date() - now.date()).days
    if not 0 < days < 7:
        return brief(at, now)
    return _("%(weekday)s %(time)s") % {
        "weekday": _weekday(at.date(), get_language() or ""),
        "time": clock(at),
    }


def exact(at: datetime) -> str:
    """«24 nov 2026, 9:12» in the time zone the instant carries."""
    return _("%(day)s, %(time)s") % {"day": date_only(at.date()), "time": clock(at)}


def date_only(day: date) -> str:
    """«24 nov 2026»."""
    return _date_only(day, get_language() or "")


def capital_weekday(day: date) -> str:
    """«Martes»."""
    return str(WEEKDAYS[day.weekday()]).capitalize()


def long_date(day: date) -> str:
    """«Martes, 24 de noviembre de 2026», as it stands at the head of a page."""
    month = str(MONTHS[day.month])
    words = {
        "weekday": capital_weekday(day),
        "day": day.day,
        "month": month if (get_language() or "").startswith("en") else month.lower(),
        "year": day.year,
    }
    return _("%(weekday)s, %(day)s de %(month)s de %(year)s") % words


def in_full(at: datetime) -> str:
    """«Jueves, 26 de noviembre de 2026, 9:30», for an appointment, in the time zone the instant carries."""
    return _("%(day)s, %(time)s") % {"day": long_date(at.date()), "time": clock(at)}


def visit(start: datetime, end: datetime) -> str:
    """«Jueves, 26 de noviembre de 2026, de 9:30 a 11:00», in the time zone the instants carry."""
    words = {"day": long_date(start.date()), "from": clock(start), "until": clock(end)}
    return _("%(day)s, de %(from)s a %(until)s") % words


def by_when(at: datetime, now: datetime) -> str:
    """A promise: «hoy antes de las 17:30», «mañana antes de las 9:30», «el lunes, 30 de noviembre, antes de las 9:30».

    Both instants carry the reader's time zone.
    """
    near = {0: _("hoy antes de las %(time)s"), 1: _("mañana antes de las %(time)s")}
    if sentence := near.get((at.date() - now.date()).days):
        return sentence % {"time": clock(at)}
    return _("el %(day)s, antes de las %(time)s") % {"day": long_day(at.date()), "time": clock(at)}


def long_day(day: date) -> str:
    """«lunes, 30 de noviembre», within a sentence."""
    is_english = (get_language() or "").startswith("en")
    weekday, month = str(WEEKDAYS[day.weekday()]), str(MONTHS[day.month])
    return _("%(weekday)s, %(day)s de %(month)s") % {
        "weekday": weekday if is_english else weekday.lower(),
        "day": day.day,
        "month": month if is_english else month.lower(),
    }


def clock(at: datetime) -> str:
    return f"{at.hour}:{at.minute:02}"


def ago(at: datetime, now: datetime) -> str:
    """«ahora mismo», «hace 5 min», «hace 2 h 10 min», «hace 3 días»."""
    if now - at < timedelta(minutes=1):
        return _("ahora mismo")
    return _("hace %(span)s") % {"span": span(now - at)}


def until(at: datetime, now: datetime) -> str:
    """«en 40 min», «en 2 h 10 min», «en 3 días»; «ahora» within the minute and after."""
    if at - now < timedelta(minutes=1):
        return _("ahora")
    return _("en %(span)s") % {"span": span(at - now)}


def rough_span(length: timedelta) -> str:
    """A duration for a dense list, in one unit from an hour on: «40 min», «2 h», «3 días»."""
    hours = int(length.total_seconds()) // 3600
    return span(timedelta(hours=hours)) if hours else span(length)


def span(length: timedelta) -> str:
    """A duration in at most two units: «40 min», «2 h 10 min», «3 días»."""
    minutes = max(0, int(length.total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return ngettext("%(count)s día", "%(count)s días", hours // 24) % {"count": hours // 24}
    if hours and rest:
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
    return _("%(hours)s h") % {"hours": hours} if hours else _("%(minutes)s min") % {"minutes": minutes}


# A list of 25 rows says a few dozen different days: the words of each are made once per language.
@lru_cache(maxsize=2048)
def _when(day: date, today: date, time: str, language: str) -> str:
    near = {0: _("hoy, %(time)s"), -1: _("ayer, %(time)s"), 1: _("mañana, %(time)s")}
    if sentence := near.get((day - today).days):
        return sentence % {"time": time}
    words = {"weekday": _weekday(day, language), "day": day.day, "month": _month(day, language), "time": time}
    if day.year == today.year:
        return _("%(weekday)s %(day)s %(month)s, %(time)s") % words
    return _("%(day)s %(month)s %(year)s, %(time)s") % {**words, "year": day.year}


@lru_cache(maxsize=1024)
def _date_only(day: date, language: str) -> str:
    return _("%(day)s %(month)s %(year)s") % {
        "day": day.day,
        "month": _month(day, language),
        "year": day.year,
    }


@lru_cache(maxsize=1024)
def _day_of_month(day: date, language: str) -> str:
    return _("%(day)s %(month)s") % {"day": day.day, "month": _month(day, language)}


@lru_cache(maxsize=1024)
def _weekday(day: date, language: str) -> str:
    word = str(WEEKDAYS_ABBR[day.weekday()])
    return word if language.startswith("en") else word.lower()


@lru_cache(maxsize=1024)
def _month(day: date, language: str) -> str:
    word = str(MONTHS_3[day.month])
    return word.capitalize() if language.startswith("en") else word.lower()
