"""Holidays of an iCalendar file (RFC 5545): its events that last whole days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.calendars.facts import YEARS, Day
from ventanilla.domain.calendars.lists.reading import Reading
from ventanilla.domain.calendars.told import kind_told

MOST_EVENTS = 1000
LONGEST = 31
"""Days of one event: what lasts longer is a season."""
_BEGINS = re.compile(r"(?im)^BEGIN:VEVENT\s*$")


class NotTaken(Exception):
    """An event that gives no days, and the sentence that says why."""


def read_ics(text: str, *, year: int, kind: str, source: str) -> Reading:
    """`year`: when what comes every year is wanted. Raises Refused when it is no calendar, or too long."""
    from icalendar import Calendar  # takes its time and its memory: only when somebody brings a file

    begins = [text.count("\n", 0, found.start()) + 1 for found in _BEGINS.finditer(text)]
    if len(begins) > MOST_EVENTS:
        raise Refused(
            _("El calendario tiene demasiadas citas: no parece una lista de festivos."), field="upload"
        )
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
    ):  # what the library lets through of broken ones
        raise Refused(_("El archivo no es un calendario ICS que se pueda leer."), field="upload") from None
    reading = Reading()
    for at, event in enumerate(events):
        line = begins[at] if at < len(begins) else 1
        try:
            for day in _days_of(event, year, kind, source):
                reading.take(day, line)
        except NotTaken as why:
            reading.complain(line, str(why))
    return reading


def _days_of(event: Any, year: int, kind: str, source: str) -> Iterator[Day]:
    """Raises NotTaken."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise NotTaken(_("La cita está anulada."))
    first = _date_in(event, "DTSTART")
    if first is None:
        raise NotTaken(_("No es de todo el día."))
    if not YEARS[0] <= first.year <= YEARS[1]:
        raise NotTaken(_("El año tiene que estar entre 2000 y 2100."))
    length = _length(event, first)
    if "RRULE" in event:
        first = _this_year(event, first, year)
    name = " ".join(str(event.get("SUMMARY", "")).split())
    for offset in range(length):
        yield Day(on=first + timedelta(days=offset), name=name, kind=_kind(event) or kind, source=source)


def _date_in(event: Any, name: str) -> date | None:
    """None for a time of the day, and for what could not be read."""
    told = _understood(event, name, "dt")
    return told if isinstance(told, date) and not isinstance(told, datetime) else None


def _understood(event: Any, name: str, what: str) -> Any:
    """What the library made of a property; None where it made nothing."""
    broken = {told for told, _error in event.errors}
    return None if name in broken else getattr(event.get(name), what, None)


def _length(event: Any, first: date) -> int:
    """Its end is the day after the last; without one it lasts a day."""
    lasts = _understood(event, "DURATION", "dt")
    length = lasts.days if isinstance(lasts, timedelta) else 1
    if "DTEND" in event:
        end = _date_in(event, "DTEND")
        if end is None:
            raise NotTaken(_("No se entiende cuándo acaba."))
        length = (end - first).days or 1
    if not 1 <= length <= LONGEST:
        raise NotTaken(
            _("Dura %(days)s días, y como mucho pueden ser %(most)s.") % {"days": length, "most": LONGEST}
        )
    return length


def _this_year(event: Any, first: date, year: int) -> date:
    """The day of a rule that only says «every year»; others would need more care than a list of holidays deserves."""
    rules: Iterable[tuple[str, Any]] = (_understood(event, "RRULE", "items") or dict)()
    known = {name.upper(): [str(one).upper() for one in told] for name, told in rules}
    same = {"BYMONTH": [str(first.month)], "BYMONTHDAY": [str(first.day)], "INTERVAL": ["1"], "WKST": None}
    simple = all(known[name] == same[name] or same[name] is None for name in known if name in same)
    others = known.keys() - same.keys() - {"FREQ"}
    if known.get("FREQ") != ["YEARLY"] or others or not simple or first.year > year:
        raise NotTaken(_("Se repite de una manera que aquí no se entiende: escribe sus días uno a uno."))
    try:
        return first.replace(year=year)
    except ValueError:
        raise NotTaken(_("En %(year)s no hay 29 de febrero.") % {"year": year}) from None


def _kind(event: Any) -> str | None:
    """As a category says it, such as those of our own files."""
    cats = _understood(event, "CATEGORIES", "cats") or []
    return next((known for one in cats if (known := kind_told(str(one)))), None)
