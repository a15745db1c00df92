"""Who forgets next year's holidays promises what nobody will keep: when to say so. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

HINT_FROM = (11, 15)
WARN_FROM = (12, 1)


@dataclass(frozen=True)
class Missing:
    year: int
    is_urgent: bool
    """In December, and when the year has begun; before, a hint is enough."""


def missing_year(today: date, years: Collection[int]) -> Missing | None:
    """The year that lacks its holidays; `years` are those that have some.

    A calendar that never had any is reminded of the coming year like the others; in the rest of the year it is left
    alone, for perhaps its owner wants none.
    """
    if years and today.year not in years and max(years) < today.year:
        return Missing(today.year, is_urgent=True)
    if today.year + 1 in years or (today.month, today.day) < HINT_FROM:
        return None
    return Missing(today.year + 1, is_urgent=(today.month, today.day) >= WARN_FROM)
