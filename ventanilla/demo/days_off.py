"""The holidays of Norte Sistemas in Zaragoza, and of the Canary Islands. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ventanilla.domain.calendars.lists.year_before import easter

NATIONAL, REGIONAL, LOCAL, OWN = "national", "regional", "local", "own"


class DayOff(NamedTuple):
    name: str
    kind: str
    is_half: bool = False


FIXED = {
    (1, 1): DayOff("Año Nuevo", NATIONAL), (1, 6): DayOff("Reyes", NATIONAL),
    (5, 1): DayOff("Fiesta del Trabajo", NATIONAL), (8, 15): DayOff("Asunción de la Virgen", NATIONAL),
    (10, 12): DayOff("Fiesta Nacional", NATIONAL), (11, 1): DayOff("Todos los Santos", NATIONAL),
    (12, 6): DayOff("Día de la Constitución", NATIONAL), (12, 8): DayOff("Inmaculada Concepción", NATIONAL),
    (12, 25): DayOff("Navidad", NATIONAL),
}  # fmt: skip
HALF = {(12, 24): DayOff("Nochebuena", OWN, is_half=True), (12, 31): DayOff("Nochevieja", OWN, is_half=True)}
ZARAGOZA = {
    (1, 29): DayOff("San Valero", LOCAL), (3, 5): DayOff("Cincomarzada", LOCAL),
    (4, 23): DayOff("San Jorge, Día de Aragón", REGIONAL),
}  # fmt: skip
CANARY = {(5, 30): DayOff("Día de Canarias", REGIONAL)}
WITH_EASTER = {-3: DayOff("Jueves Santo", REGIONAL), -2: DayOff("Viernes Santo", NATIONAL)}


@cache
def days_off(year: int) -> dict[date, DayOff]:
    """In Zaragoza."""
    return _of(year, {**FIXED, **ZARAGOZA})


@cache
def days_off_in_canarias(year: int) -> dict[date, DayOff]:
    return _of(year, {**FIXED, **CANARY})


def _of(year: int, fixed: dict[tuple[int, int], DayOff]) -> dict[date, DayOff]:
    """What falls on a Sunday is kept on Monday, as both regions do with most of them."""
    found = {date(year, *on): day for on, day in HALF.items()}
    found |= {easter(year) + timedelta(days=away): day for away, day in WITH_EASTER.items()}
    found |= {date(year, *on): day for on, day in fixed.items()}
    for on, day in [*found.items()]:
        monday = on + timedelta(days=1)
        if on.weekday() == 6 and not day.is_half and monday not in found:
            del found[on]
            found[monday] = day._replace(name=f"{day.name} (trasladado)", kind=REGIONAL)
    return found
