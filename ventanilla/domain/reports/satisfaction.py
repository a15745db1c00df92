"""What customers thought of it, by when they said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ventanilla.domain.reports.counted import COUNTED, STARS
from ventanilla.domain.reports.scope import NONE, Scope
from ventanilla.domain.reports.sums import RATED, sums

MOST_COMMENTS = 5


@dataclass(frozen=True)
class Stars:
    by_stars: dict[int, int]
    """Five first."""

    @property
    def count(self) -> int:
        return sum(self.by_stars.values())

    @property
    def average(self) -> float | None:
        """None: nobody has said anything."""
        total = sum(stars * number for stars, number in self.by_stars.items())
        return total / self.count if self.count else None


@dataclass(frozen=True)
class Comment:
    number: int
    """Of the ticket."""
    stars: int
    words: str
    company: str
    at: datetime


def stars(scope: Scope) -> Stars:
    found = sums(scope, None, RATED)[NONE]
    return Stars({one: found[f"stars_{one}"] for one in STARS})


def last_comments(scope: Scope) -> list[Comment]:
    rows = scope.tickets().filter(COUNTED["valoradas"](scope.moment)).exclude(rating__comment="")
    rows = rows.order_by("-rating__rated_at", "-number")
    told = ("number", "rating__stars", "rating__comment", "customer__name", "rating__rated_at")
    return [Comment(*row) for row in rows.values_list(*told)[:MOST_COMMENTS]]
