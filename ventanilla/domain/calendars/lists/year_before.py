"""The holidays of one year as those of another: the same day and month, or as far from Easter as they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from ventanilla.core.text import plain
from ventanilla.domain.calendars.facts import Day

WITH_EASTER = {-47, -46, -4, -3, -2, 0, 1, 8, 39, 43, 50, 60, 68}
"""Days from Easter Sunday of feasts that go with it, from Carnival to the Sacred Heart."""
NAMES = ("pascua", "santo", "santa", "carnaval", "ceniza", "corpus", "pentecost", "ascension", "resurreccion", "vicente",
         "easter", "good friday", "sagrado")  # fmt: skip
"""Some of these words are in their names; a fixed feast that only happens to be as far from Easter has none."""
ALWAYS = (
    "jueves santo",
    "viernes santo",
    "pascua",
    "carnaval",
    "corpus",
    "pentecost",
    "good friday",
    "easter",
)
"""Never on the same date; who wrote one where Easter does not put it knows why, and we do not."""
MOVED = ("traslad", "siguiente a", "lunes siguiente", "observed", "sustitu")
"""Who was moved to a Monday in one year is not in the next."""


class Carried(NamedTuple):
    day: Day
    was: date
    with_easter: bool = False


class Left(NamedTuple):
    was: date
    name: str
    why: str


def carried_to(year: int, before: Iterable[Day]) -> tuple[list[Carried], list[Left]]:
    """What is proposed for that year, in order, and what is not and why."""
    carried, left = [], []
    for day in before:
        words = plain(day.name)
        if any(sign in words for sign in MOVED):
            left.append(Left(day.on, day.name, _("Se trasladó ese año: busca su día en el boletín.")))
        elif (away := (day.on - easter(day.on.year)).days) in WITH_EASTER and any(
            one in words for one in NAMES
        ):
            carried.append(Carried(_on(easter(year) + timedelta(days=away), day), day.on, with_easter=True))
        elif any(one in words for one in ALWAYS):
            left.append(Left(day.on, day.name, _("Cada año cae en otra fecha: busca la suya en el boletín.")))
        elif (day.on.month, day.on.day) == (2, 29) and not _is_leap(year):
            left.append(Left(day.on, day.name, _("En %(year)s no hay 29 de febrero.") % {"year": year}))
        else:
            carried.append(Carried(_on(day.on.replace(year=year), day), day.on))
    return _one_a_day(carried, left), left


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    leaps = century // 4
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _on(on: date, day: Day) -> Day:
    return Day(
        on=on, name=day.name, kind=day.kind, hours=day.hours,
        source=_("copiado de %(year)s") % {"year": day.on.year},
    )  # fmt: skip


def _one_a_day(carried: list[Carried], left: list[Left]) -> list[Carried]:
    """Two feasts may meet where the year before they did not: the first has the day."""
    kept: dict[date, Carried] = {}
    for one in sorted(carried, key=lambda one: one.day.on):
        if one.day.on in kept:
            words = _("Ese día ya es «%(name)s».") % {"name": kept[one.day.on].day.name}
            left.append(Left(one.was, one.day.name, words))
        else:
            kept[one.day.on] = one
    return list(kept.values())


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
