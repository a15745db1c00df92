"""Days, weeks and months in order, without a gap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.domain.reports.made import MADRID
from ventanilla.domain.reports.lengths import rank
from ventanilla.domain.reports.period import LONGEST, NAMED, Period, Step


def period(first: date, last: date) -> Period:
    return Period(first, last, MADRID)


@pytest.mark.parametrize(
    ("first", "last", "step", "parts"),
    [
        (date(2026, 3, 29), date(2026, 3, 29), Step.DAY, 1),
        (date(2026, 1, 1), date(2026, 1, 31), Step.DAY, 31),
        (date(2026, 1, 1), date(2026, 2, 1), Step.WEEK, 5),
        (date(2026, 1, 1), date(2026, 12, 31), Step.MONTH, 12),
        (date(2024, 2, 29), date(2026, 2, 28), Step.MONTH, 25),
    ],
)
def test_a_period_falls_into_parts(first, last, step, parts):
    found = period(first, last).parts()

    assert (period(first, last).step, len(found)) == (step, parts)
    assert (found[0].first, found[-1].last) == (first, last)
    assert all(one.until == other.since for one, other in pairwise(found))


def test_the_day_of_the_long_night_has_twenty_five_hours():
    spring, autumn = (period(day, day) for day in (date(2026, 3, 29), date(2026, 10, 25)))

    assert [one.until.timestamp() - one.since.timestamp() for one in (spring, autumn)] == [
        23 * 3600,
        25 * 3600,
    ]


def test_who_turns_it_round_means_the_same():
    assert period(date(2026, 2, 1), date(2026, 1, 1)) == period(date(2026, 1, 1), date(2026, 2, 1))


def test_a_century_is_cut_to_what_can_be_drawn():
    found = period(date(1926, 1, 1), date(2026, 1, 1))

    assert found.last - found.first == LONGEST


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("30-dias", date(2026, 3, 2), date(2026, 3, 31)),
        ("este-mes", date(2026, 3, 1), date(2026, 3, 31)),
        ("mes-pasado", date(2026, 2, 1), date(2026, 2, 28)),
        ("este-ano", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_periods_with_a_name(name, first, last):
    assert NAMED[name](date(2026, 3, 31)) == (first, last)


def test_last_month_in_january_is_december():
    assert NAMED["mes-pasado"](date(2026, 1, 31)) == (date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("count", "half", "most"), [(1, 1, 1), (2, 1, 2), (3, 2, 3), (10, 5, 9), (11, 6, 10)]
)
def test_the_place_of_a_percentile(count, half, most):
    assert (rank(count, 50), rank(count, 90)) == (half, most)


def test_a_step_is_never_longer_than_the_period():
    assert period(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=30)).step == Step.DAY
