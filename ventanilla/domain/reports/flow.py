"""What came in and what was resolved, part by part of the period; and how the promises of what came in were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import MET, MISSED, RUNNING, TOLD, WAITS
from ventanilla.domain.reports.period import Period, start_of
from ventanilla.domain.reports.scope import Scope
from ventanilla.domain.reports.sums import ARRIVED, LATE, RESOLVED, sums, undecided


@dataclass(frozen=True)
class Kept:
    """A promise: how often it was kept, how often not, and how often nobody knows yet."""

    met: int = 0
    missed: int = 0
    running: int = 0

    @property
    def percent(self) -> int | None:
        """Of what is decided, rounded down: a hundred is said of all only. None: nothing is decided."""
        decided = self.met + self.missed
        return self.met * 100 // decided if decided else None


@dataclass(frozen=True)
class Part:
    """A day, a week or a month."""

    period: Period
    came: int
    resolved: int
    kept: Mapping[Metric, Kept]


@dataclass(frozen=True)
class Flow:
    parts: list[Part]
    came: int
    resolved: int
    kept: Mapping[Metric, Kept]
    waits: dict[str, int]
    """First answers by how long they took, by the names of `WAITS`."""


def flow(scope: Scope) -> Flow:
    step = scope.moment.period.step
    found, open_ones = sums(scope, step, ARRIVED, RESOLVED), undecided(scope, step)
    parts, whole = [], Counter[str]()
    for part in scope.moment.period.parts():
        of_part = found[start_of(step, part.first)] + open_ones[start_of(step, part.first)]
        parts.append(Part(part, of_part["came"], of_part["resolved"], all_kept(of_part)))
        whole += of_part
    waits = {wait: whole[f"wait_{wait}"] for wait in WAITS}
    return Flow(parts, whole["came"], whole["resolved"], all_kept(whole), waits)


def all_kept(counts: Counter[str]) -> dict[Metric, Kept]:
    return {metric: kept(counts, metric) for metric in TOLD}


def kept(counts: Counter[str], metric: Metric) -> Kept:
    """From sums, with those of what is undecided."""
    missed = counts[f"{metric}_{LATE}"] + counts[f"{metric}_{MISSED}"]
    return Kept(counts[f"{metric}_{MET}"], missed, counts[f"{metric}_{RUNNING}"])
