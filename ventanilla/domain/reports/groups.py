"""The same main numbers of each customer, team, type, application or month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import STARS
from ventanilla.domain.reports.flow import Kept, kept
from ventanilla.domain.reports.models import Subject
from ventanilla.domain.reports.names import names_of
from ventanilla.domain.reports.open_now import open_by
from ventanilla.domain.reports.period import Step, start_of
from ventanilla.domain.reports.scope import Scope
from ventanilla.domain.reports.sums import KINDS, Key, sums, undecided

MOST = 1000


class By(StrEnum):
    """By what; the value of all but the month is a column."""

    CUSTOMER = "customer"
    TEAM = "team"
    TYPE = "type"
    APPLICATION = "application"
    MONTH = "month"


@dataclass(frozen=True)
class Summary:
    key: Key
    """A number, or the first day of the month. `NONE`: those that have none."""
    name: str
    came: int
    resolved: int
    open: int | None
    """Now; None of a month."""
    answered: Kept
    solved: Kept
    minutes: int
    """Noted in the period, by whomever."""
    ratings: int
    stars: float | None


def groups(scope: Scope, by: By) -> list[Summary]:
    """The thousand with the most that came in, those first; months in their order."""
    if by == By.MONTH:
        found = sums(scope, Step.MONTH, *KINDS), undecided(scope, Step.MONTH)
        months = [start_of(Step.MONTH, part.first) for part in scope.moment.period.parts(Step.MONTH)]
        return [_summary(month, "", found[0][month] + found[1][month], None) for month in months]
    subject = Subject(by.value)
    done, undone, here = sums(scope, subject, *KINDS), undecided(scope, subject), open_by(scope, subject)
    names = names_of(subject, done.keys() | here.keys())
    told = [_summary(key, names[key], done[key] + undone[key], here[key]) for key in names]
    return sorted(told, key=_most_first)[:MOST]


def _summary(key: Key, name: str, counts: Counter[str], here: int | None) -> Summary:
    rates = {one: counts[f"stars_{one}"] for one in STARS}
    number = sum(rates.values())
    return Summary(
        key, name, counts["came"], counts["resolved"], here,
        kept(counts, Metric.FIRST_RESPONSE), kept(counts, Metric.RESOLUTION), counts["minutes"],
        number, sum(one * times for one, times in rates.items()) / number if number else None,
    )  # fmt: skip


def _most_first(one: Summary) -> tuple[int, int, str]:
    return -one.came, -(one.open or 0), one.name.casefold()
