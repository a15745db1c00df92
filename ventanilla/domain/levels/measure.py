"""How long something has counted, and when it is due. Values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ventanilla.core.worktime import NeverOpen, Worktime


@dataclass(frozen=True)
class Stretch:
    """A time in which nothing changed that matters to the clock."""

    since: datetime
    until: datetime | None
    """None: it goes on."""
    worktime: Worktime
    counts: bool = True
    """False: the clock stands still."""

    def passed(self, at: datetime) -> timedelta:
        """What has counted of it until `at`."""
        until = min(self.until or at, at)
        if not self.counts or until <= self.since:
            return timedelta()
        return self.worktime.between(self.since, until)


def counted(stretches: Sequence[Stretch], at: datetime) -> timedelta:
    """Open time that has passed until `at`, without the pauses."""
    return sum((one.passed(at) for one in stretches), timedelta())


def due(stretches: Sequence[Stretch], target: timedelta) -> datetime | None:
    """The instant (UTC) at which so much has counted. None while the clock stands still before that, and when it would
    never come.
    """
    left = target
    for one in stretches:
        if not one.counts:
            continue
        passed = None if one.until is None else one.passed(one.until)
        if passed is None or passed >= left:
            return _reached(one, left)
        left -= passed
    return None


def until(stretches: Sequence[Stretch], stopped_at: datetime) -> list[Stretch]:
    """As if it had gone on from where it stopped: who stops it in time is never late by what came after."""
    before = [_cut(one, stopped_at) for one in stretches if one.since < stopped_at]
    last = before[-1] if before else stretches[0]
    return [*before, Stretch(stopped_at, None, last.worktime)]


def _reached(stretch: Stretch, left: timedelta) -> datetime | None:
    try:
        return stretch.worktime.add(stretch.since, left)
    except NeverOpen:
        return None


def _cut(stretch: Stretch, at: datetime) -> Stretch:
    ends = min(stretch.until or at, at)
    return Stretch(stretch.since, ends, stretch.worktime, stretch.counts)
