"""What a calendar, a season and a holiday may be. Values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.opening import Week, Window
from ventanilla.core.worktime import DayOfYear
from ventanilla.domain.calendars.models import Holiday, Zone
from ventanilla.domain.provider.facts import kept_week, kept_windows

LONGEST_NAME = 60
LONGEST_DAY_NAME = 100
YEARS = (2000, 2100)
"""Holidays are within."""


@dataclass(frozen=True, kw_only=True)
class CalendarFacts:
    name: str
    zone: str
    week: Week | None = None
    """None: the provider's opening hours."""

    def cleaned(self) -> dict[str, object]:
        """As the row keeps them. Raises Refused."""
        name = tidy_name(self.name, LONGEST_NAME)
        if self.zone not in Zone.values:
            raise Refused(_("Elige la hora de la península o la de Canarias."), field="zone")
        return {"name": name, "zone": self.zone, "week": {} if self.week is None else kept_week(self.week)}


@dataclass(frozen=True, kw_only=True)
class SeasonFacts:
    name: str
    first: DayOfYear
    last: DayOfYear
    week: Week
    """May be closed altogether, as in August."""

    def cleaned(self) -> dict[str, object]:
        """As the row keeps them. Raises Refused."""
        name = tidy_name(self.name, LONGEST_NAME)
        told = {end: _kept_day(getattr(self, end), end) for end in ("first", "last")}
        return {"name": name, **told, "week": kept_windows(self.week)}


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day that is different."""

    on: date
    name: str
    kind: str = Holiday.Kind.LOCAL
    hours: Sequence[Window] = ()
    source: str = ""

    def cleaned(self) -> dict[str, object]:
        """As the row keeps them, without the date. Raises Refused."""
        name = tidy_name(self.name, LONGEST_DAY_NAME)
        if not YEARS[0] <= self.on.year <= YEARS[1]:
            raise Refused(_("El año tiene que estar entre 2000 y 2100."), field="on")
        if self.kind not in Holiday.Kind.values:
            raise Refused(_("Elige si es nacional, autonómico, local o de la empresa."), field="kind")
        hours = kept_windows({self.on.weekday(): tuple(self.hours)}).get(str(self.on.weekday()), [])
        return {
            "name": name,
            "kind": str(self.kind),
            "hours": hours,
            "source": " ".join(self.source.split())[:120],
        }


def tidy_name(name: str, longest: int) -> str:
    """In one line. Raises Refused for none, or one that is too long."""
    tidied = " ".join(name.split())
    if not 0 < len(tidied) <= longest:
        raise Refused(
            _("Escribe un nombre, de %(most)s caracteres como mucho.") % {"most": longest}, field="name"
        )
    return tidied


def day_of_year(kept: str) -> DayOfYear:
    """(6, 15) of «06-15»."""
    month, day = kept.split("-")
    return int(month), int(day)


def _kept_day(day: DayOfYear, field: str) -> str:
    month, number = day
    try:
        date(2028, month, number)  # a leap year: the 29th of February is a day too
    except ValueError:
        raise Refused(_("Ese día no existe."), field=field) from None
    return f"{month:02}-{number:02}"
