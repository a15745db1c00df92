"""The days of contracts, by cases that were counted on a paper calendar, and by chance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ventanilla.domain.contracts.renewal_dates import decide_by, due_step, end_of, months_later, next_period
from ventanilla.domain.contracts.standing import Standing, standing

D = date.fromisoformat
STEPS = (90, 60, 30, 15, 7, 1)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2026-01-01", 12, "2026-12-31"),
        ("2025-12-15", 1, "2026-01-14"),
        ("2024-02-29", 12, "2025-02-27"),  # the day after is 28 February: that year has no 29th
        ("2023-03-01", 12, "2024-02-29"),
        ("2026-01-31", 1, "2026-02-27"),
        ("2026-10-25", 1, "2026-11-24"),  # the night of 25 hours
    ],
)
def test_a_period_ends_the_day_before_its_day_comes_again(first, months, last):
    assert end_of(D(first), months, anchor=D(first)) == D(last)


def test_what_began_on_the_29th_of_february_comes_back_to_it():
    anchor, ends = D("2024-02-29"), D("2025-02-27")
    firsts = []
    for _year in range(4):
        first, ends = next_period(ends, 12, anchor=anchor)
        firsts.append(first.isoformat())

    assert firsts == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_a_period_that_was_cut_to_the_year_goes_on_by_the_year():
    assert next_period(D("2025-12-31"), 12, anchor=D("2025-05-20")) == (D("2026-01-01"), D("2026-12-31"))


@pytest.mark.parametrize(
    ("notice", "is_tacit", "day"),
    [(30, True, "2026-11-30"), (0, True, "2026-12-30"), (30, False, "2026-12-30"), (302, True, "2026-03-03")],
)
def test_by_when_one_has_to_decide(notice, is_tacit, day):
    assert decide_by(D("2026-12-30"), notice, is_tacit=is_tacit) == D(day)


@pytest.mark.parametrize(
    ("left", "taken", "step"),
    [
        (91, (), None), (90, (), 90), (89, (90,), None), (60, (90,), 60),
        (20, (90,), 30),  # nobody ran for weeks: the latest, and neither 60 nor what is not due yet
        (20, (30,), None), (0, (7,), 1), (0, (1,), None), (-1, (), None),
        (20, (15,), None),  # a later one went out already: the day was moved away
    ],
)  # fmt: skip
def test_the_latest_reminder_that_is_due_and_only_once(left, taken, step):
    today = D("2026-03-29")  # the night of 23 hours
    assert due_step(today + timedelta(days=left), STEPS, today, taken) == step


days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@settings(max_examples=150)
@given(anchor=days, months=st.integers(1, 60), turns=st.integers(1, 8))
def test_periods_follow_each_other_without_a_gap_and_keep_their_day(anchor, months, turns):
    ends = end_of(anchor, months, anchor=anchor)
    for turn in range(1, turns + 1):
        first, last = next_period(ends, months, anchor=anchor)

        assert first == ends + timedelta(days=1)
        assert last >= first
        assert last + timedelta(days=1) == months_later(anchor, months * (turn + 1))
        ends = last


@settings(max_examples=150)
@given(
    day=days, steps=st.sets(st.integers(0, 366), max_size=8), idle=st.sets(st.integers(0, 400), max_size=60)
)
def test_whenever_the_worker_runs_each_step_goes_out_once_at_most_and_never_late(day, steps, idle):
    taken: list[int] = []
    for left in range(400, -4, -1):
        if left in idle:
            continue
        step = due_step(day, steps, day - timedelta(days=left), taken)
        if step is not None:
            assert left >= 0
            assert step >= left
            assert not any(left <= other < step for other in steps)
            taken.append(step)

    assert len(set(taken)) == len(taken)
    assert taken == sorted(taken, reverse=True)


@pytest.mark.parametrize(
    ("ends", "cancelled", "found"),
    [
        (None, None, Standing.NONE), ("2026-06-01", None, Standing.ACTIVE), ("2026-03-31", None, Standing.SOON),
        ("2026-01-31", None, Standing.SOON), ("2026-01-30", None, Standing.EXPIRED), ("2025-01-30", None, Standing.NONE),
        ("2026-12-31", "2026-02-15", Standing.SOON), ("2026-12-31", "2026-01-30", Standing.NONE),
    ],
)  # fmt: skip
def test_how_a_customer_stands(ends, cancelled, found):
    found_today = standing(ends and D(ends), cancelled_on=cancelled and D(cancelled), today=D("2026-01-31"))
    assert found_today == found
