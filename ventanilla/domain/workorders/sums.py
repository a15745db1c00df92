"""How long the work took, and whether it can have been so. Pure: instants in, minutes and clashes out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

LONGEST_MINUTES = 24 * 60
"""Of one line: who worked longer writes two."""


class Stretch(Protocol):
    """What is known of a line."""

    @property
    def began_at(self) -> datetime: ...
    @property
    def ended_at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def billable(self) -> bool: ...


@dataclass(frozen=True)
class Totals:
    """Minutes; by kind in the order in which they came."""

    minutes: int = 0
    billable: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)

    @property
    def free(self) -> int:
        return self.minutes - self.billable


def minutes_between(began_at: datetime, ended_at: datetime) -> int:
    """Whole ones that have passed, also in the night in which clocks change."""
    return int(ended_at.timestamp() - began_at.timestamp()) // 60


def totals(lines: Iterable[Stretch]) -> Totals:
    by_kind: dict[str, int] = {}
    billable = 0
    for line in lines:
        minutes = minutes_between(line.began_at, line.ended_at)
        by_kind[line.kind] = by_kind.get(line.kind, 0) + minutes
        billable += minutes if line.billable else 0
    return Totals(sum(by_kind.values()), billable, by_kind)


def first_clash(lines: Sequence[tuple[Hashable, datetime, datetime]]) -> tuple[int, int] | None:
    """Places of two lines of the same technician that share time; None when nobody was at two things at once. To end when
    the next begins is no clash.
    """
    last: dict[Hashable, tuple[datetime, int]] = {}
    for place in sorted(range(len(lines)), key=lambda one: (lines[one][1], lines[one][2])):
        who, began_at, ended_at = lines[place]
        if who in last and began_at < last[who][0]:
            return last[who][1], place
        last[who] = (ended_at, place)
    return None
