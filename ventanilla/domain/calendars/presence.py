"""Whether somebody is there, until when, and when again. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ventanilla.core.opening import Window
from ventanilla.core.worktime import Worktime

ALWAYS = timedelta(days=8)
"""Who does not close for so long is always there."""


@dataclass(frozen=True)
class Presence:
    is_open: bool
    until: datetime | None
    """When that changes, on the calendar's own clock; None: it does not."""


@dataclass(frozen=True)
class Day:
    on: date
    windows: tuple[Window, ...]
    holiday: str = ""
    """What the day is called, when it has hours of its own."""


def presence(worktime: Worktime, at: datetime) -> Presence:
    """Windows that follow each other without a break, such as over midnight, are one."""
    windows = worktime.windows_from(at)
    first = next(windows, None)
    if first is None:
        return Presence(is_open=False, until=None)
    opens, closes = first
    if opens > at:
        return Presence(is_open=False, until=opens.astimezone(worktime.zone))
    for following, end in windows:
        if following > closes or closes - at > ALWAYS:
            break
        closes = end
    return Presence(is_open=True, until=None if closes - at > ALWAYS else closes.astimezone(worktime.zone))


def days_from(worktime: Worktime, first: date, names: Mapping[date, str], *, many: int = 7) -> list[Day]:
    """So many days and their hours, with seasons and holidays."""
    days = (first + timedelta(days=offset) for offset in range(many))
    return [Day(on, worktime.hours_on(on), names.get(on, "")) for on in days]
