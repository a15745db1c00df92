"""How many minutes of a bank a line of work costs, and why. Pure: values in, values out.

The line is split where night or a holiday begins or ends, rounded up as a whole to the unit of the bank (what rounding adds
counts as the piece that costs least), and each piece counts by the highest multiplier that applies to it. Only the sum is
rounded again, up to the minute (docs/decisions/0048).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SUNDAY = 6
NIGHT, HOLIDAY, TRAVEL = "night", "holiday", "travel"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Of one bank. Multipliers in hundredths: 150 counts half as much again."""

    unit: int = 1
    """Each line is rounded up to so many minutes."""
    night: int = 100
    holiday: int = 100
    travel: int = 100
    """0: getting there costs nothing, whenever it is."""
    night_from: int = 22 * 60
    """Minutes since midnight; the same as `night_until`: there is no night."""
    night_until: int = 6 * 60
    sundays: bool = True
    """They count as holidays."""


@dataclass(frozen=True)
class Days:
    """Which days are holidays, and whose clock says when they begin."""

    zone: ZoneInfo
    closed: Container[date] = frozenset()


@dataclass(frozen=True)
class Work:
    """One line of a work order. Seconds do not count."""

    began_at: datetime
    ended_at: datetime
    is_travel: bool = False


@dataclass(frozen=True)
class Piece:
    minutes: int
    """With what rounding added to it."""
    percent: int
    why: str = ""
    """NIGHT, HOLIDAY or TRAVEL, where that says how it counts."""
    added: int = 0
    """By rounding."""


@dataclass(frozen=True)
class Charge:
    worked: int
    rounded: int
    unit: int
    minutes: int
    """What it costs."""
    pieces: tuple[Piece, ...] = field(default=())

    def kept(self) -> dict[str, Any]:
        """As a row keeps it, for ever."""
        pieces = [
            {"minutes": one.minutes, "percent": one.percent, "why": one.why, "added": one.added}
            for one in self.pieces
        ]
        return {"worked": self.worked, "rounded": self.rounded, "unit": self.unit, "pieces": pieces}


def charge_of(kept: Mapping[str, Any], minutes: int) -> Charge:
    """The way back from what `Charge.kept` gave."""
    pieces = tuple(Piece(**one) for one in kept["pieces"])
    return Charge(kept["worked"], kept["rounded"], kept["unit"], minutes, pieces)


def charge(work: Work, rules: Rules, days: Days) -> Charge:
    """Raises ValueError for work that ends before it begins."""
    pieces = _pieces(work, rules, days)
    worked = sum(one.minutes for one in pieces)
    rounded = -(-worked // rules.unit) * rules.unit
    pieces = _rounded(pieces, rounded - worked)
    cost = -(-sum(one.minutes * one.percent for one in pieces) // 100)
    return Charge(worked, rounded, rules.unit, cost, tuple(pieces))


def _rounded(pieces: list[Piece], added: int) -> list[Piece]:
    """The customer gains by the doubt: what was not worked counts as what costs least."""
    if not added:
        return pieces
    cheapest = min(pieces, key=lambda one: one.percent)
    place = pieces.index(cheapest)
    grown = Piece(cheapest.minutes + added, cheapest.percent, cheapest.why, added)
    return [*pieces[:place], grown, *pieces[place + 1 :]]


def _pieces(work: Work, rules: Rules, days: Days) -> list[Piece]:
    began, ended = (
        at.astimezone(UTC).replace(second=0, microsecond=0) for at in (work.began_at, work.ended_at)
    )
    if ended < began:
        raise ValueError("Work ends after it begins.")
    edges = sorted(
        {began, ended, *(at for at in _edges(began, ended, rules, days.zone) if began < at < ended)}
    )
    found: list[Piece] = []
    for start, end in pairwise(edges):
        percent, why = _counted(start.astimezone(days.zone), work, rules, days)
        minutes = (end - start) // MINUTE
        if found and (found[-1].percent, found[-1].why) == (percent, why):
            minutes += found.pop().minutes
        found.append(Piece(minutes, percent, why))
    return found


def _edges(began: datetime, ended: datetime, rules: Rules, zone: ZoneInfo) -> Iterator[datetime]:
    """Every instant at which something may change. Clocks jump on the hour; an hour that comes twice has its edges twice."""
    hour = began.replace(minute=0)
    while hour < ended:
        hour += 60 * MINUTE
        yield hour
    day, last = began.astimezone(zone).date(), ended.astimezone(zone).date()
    while day <= last:
        for minute in (0, rules.night_from, rules.night_until):
            wall = datetime.combine(day, time(minute // 60 % 24, minute % 60))
            for fold in (0, 1):
                yield wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        day += DAY


def _counted(local: datetime, work: Work, rules: Rules, days: Days) -> tuple[int, str]:
    """Of all that apply the highest; of equals the first."""
    if work.is_travel and rules.travel == 0:
        return 0, TRAVEL
    applies = [(rules.travel, TRAVEL) if work.is_travel else (100, "")]
    if _is_night(local.hour * 60 + local.minute, rules):
        applies.append((rules.night, NIGHT))
    if local.date() in days.closed or (rules.sundays and local.weekday() == SUNDAY):
        applies.append((rules.holiday, HOLIDAY))
    percent, why = max(applies, key=lambda one: one[0])
    return percent, "" if percent == 100 else why


def _is_night(minute: int, rules: Rules) -> bool:
    if rules.night_from <= rules.night_until:
        return rules.night_from <= minute < rules.night_until
    return minute >= rules.night_from or minute < rules.night_until
