"""The sums of hour banks: what a line costs, from which banks it comes, and that no minute is made or lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ventanilla.domain.hours.charging import HOLIDAY, NIGHT, TRAVEL, Days, Rules, Work, charge, charge_of
from ventanilla.domain.hours.drawdown import (
    Bank,
    draw,
    give_back,
    movable,
    share_out,
    step_reached,
    used_percent,
)

MADRID = ZoneInfo("Europe/Madrid")
FEAST = date(2026, 12, 8)
DAYS = Days(MADRID, frozenset({FEAST}))
DEAR = Rules(unit=15, night=150, holiday=200, travel=50)


def work(words: str, minutes: int, *, travel: bool = False) -> Work:
    """«2026-11-24 21:30» on the wall of Madrid."""
    began = datetime.fromisoformat(words).replace(tzinfo=MADRID).astimezone(UTC)
    return Work(began, began + timedelta(minutes=minutes), travel)


@pytest.mark.parametrize(
    ("line", "rules", "cost", "pieces"),
    [
        (work("2026-11-24 10:00", 70), Rules(), 70, [(70, 100, "")]),
        (work("2026-11-24 10:00", 70), DEAR, 75, [(75, 100, "")]),
        (work("2026-11-24 23:00", 70), DEAR, 113, [(75, 150, NIGHT)]),
        (work("2026-11-24 21:30", 70), DEAR, 95, [(35, 100, ""), (40, 150, NIGHT)]),
        (work("2026-12-07 23:30", 60), DEAR, 105, [(30, 150, NIGHT), (30, 200, HOLIDAY)]),
        (work("2026-11-28 23:45", 30), DEAR, 53, [(15, 150, NIGHT), (15, 200, HOLIDAY)]),  # Sunday comes
        (work("2026-11-29 10:00", 30), Rules(holiday=200, sundays=False), 30, [(30, 100, "")]),
        (work("2026-11-24 10:00", 40, travel=True), DEAR, 23, [(45, 50, TRAVEL)]),
        (work("2026-11-24 22:00", 60, travel=True), DEAR, 90, [(60, 150, NIGHT)]),
        (work("2026-11-24 22:00", 60, travel=True), Rules(travel=0, night=150), 0, [(60, 0, TRAVEL)]),
        (  # the hour that comes twice
            work("2026-10-25 01:30", 120), Rules(night=200, night_until=150, sundays=False), 210,
            [(60, 200, NIGHT), (30, 100, ""), (30, 200, NIGHT)],
        ),
    ],
)  # fmt: skip
def test_a_line_is_rounded_split_and_counted_by_the_highest(line, rules, cost, pieces):
    found = charge(line, rules, DAYS)

    assert (found.minutes, [(one.minutes, one.percent, one.why) for one in found.pieces]) == (cost, pieces)
    assert charge_of(found.kept(), found.minutes) == found


SATURDAYS = [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)]  # before the clocks jump
MOMENTS = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(SATURDAYS), st.integers(0, 2 * 1440) | st.integers(20 * 60, 28 * 60),
)  # fmt: skip
RULES = st.builds(
    Rules, unit=st.sampled_from([1, 5, 15, 30, 60]), night=st.integers(100, 300), holiday=st.integers(100, 300),
    travel=st.integers(0, 200), night_from=st.integers(0, 1439), night_until=st.integers(0, 1439), sundays=st.booleans(),
)  # fmt: skip
WORKS = st.builds(
    lambda began, minutes, travel: Work(began, began + timedelta(minutes=minutes), travel),
    MOMENTS, st.integers(1, 700), st.booleans(),
)  # fmt: skip


def _by_the_minute(line: Work, rules: Rules) -> int:
    """The same by an oracle that looks at every minute."""
    percents = []
    at = line.began_at
    while at < line.ended_at:
        wall = at.astimezone(MADRID)
        minute, percent = wall.hour * 60 + wall.minute, rules.travel if line.is_travel else 100
        first, until = rules.night_from, rules.night_until
        if first <= minute < until or (first > until and (minute >= first or minute < until)):
            percent = max(percent, rules.night)
        if wall.date() == FEAST or (rules.sundays and wall.weekday() == 6):
            percent = max(percent, rules.holiday)
        percents.append(0 if line.is_travel and not rules.travel else percent)
        at += timedelta(minutes=1)
    added = -len(percents) % rules.unit
    return -(-(sum(percents) + added * min(percents)) // 100)


@settings(max_examples=60, deadline=None)
@given(WORKS, RULES)
def test_every_line_costs_what_its_minutes_cost_one_by_one(line, rules):
    found = charge(line, rules, DAYS)

    assert found.minutes == _by_the_minute(line, rules)
    assert sum(one.minutes for one in found.pieces) == found.rounded
    assert found.rounded - found.worked == sum(one.added for one in found.pieces) < rules.unit


def a_bank(key: int, balance: int, until: str, first: str = "2026-01-01") -> Bank:
    return Bank(key, balance, date.fromisoformat(first), date.fromisoformat(until))


def test_the_first_to_expire_pays_first_and_what_lacks_stands_on_the_last():
    banks = [a_bank(1, 60, "2026-12-31"), a_bank(2, 30, "2026-11-30"), a_bank(3, 600, "2026-06-30")]

    first, second = draw([work("2026-11-24 10:00", 60), work("2026-11-24 12:00", 60)], banks, DAYS)

    assert [tuple(one) for one in first.parts] == [(2, 30, False), (1, 30, False)]
    assert [tuple(one) for one in second.parts] == [(1, 30, False), (1, 30, True)]
    assert (first.overrun, second.overrun) == (0, 30)


def test_overrun_of_nobody_stands_on_the_last_bank_that_was_or_on_the_customer():
    spent, coming = a_bank(1, 0, "2026-06-30"), a_bank(2, 600, "2027-06-30", "2027-01-01")
    line = [work("2026-11-24 10:00", 60)]

    assert draw(line, [spent, coming], DAYS)[0].parts == ((1, 60, True),)
    assert draw(line, [coming], DAYS)[0].parts == ((None, 60, True),)


def test_what_is_told_is_the_highest_step_and_never_again():
    assert [step_reached(600, left, ()) for left in (301, 300, 119, 0, -5)] == [None, 50, 80, 100, 100]
    assert step_reached(600, 100, (50, 80)) is None
    assert step_reached(600, 400, (80,)) is None
    assert (used_percent(600, 660), used_percent(600, -60), used_percent(0, 0)) == (-10, 110, 100)


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), st.integers(1, 900), st.integers(0, 300)),
        st.tuples(st.just("issue"), WORKS, WORKS),
        st.tuples(st.just("annex"), st.integers(0, 20), st.integers(1, 900)),
        st.tuples(st.just("move"), st.integers(0, 5), st.integers(0, 5)),
        st.tuples(st.just("expire"), st.integers(0, 5), st.just(0)),
    ),
    max_size=14,
)


class Ledger:
    """The same steps as the verbs take, in memory: (bank, line, minutes, why)."""

    def __init__(self, rules: list[Rules]) -> None:
        self.rows: list[tuple[int | None, int | None, int, str]] = []
        self.rules, self.banks, self.charged = rules, list[Bank](), dict[int, int]()

    def balance(self, key: int | None) -> int:
        return sum(minutes for bank, _line, minutes, _why in self.rows if bank == key)

    def borne(self, line: int) -> list[tuple[int | None, int]]:
        taken: dict[int | None, int] = {}
        for bank, of, minutes, _why in self.rows:
            if of == line:
                taken[bank] = taken.get(bank, 0) - minutes
        return list(taken.items())

    def buy(self, minutes: int, after: int) -> None:
        first = date(2026, 3, 1) + timedelta(days=after)
        rules = self.rules[minutes % len(self.rules)]
        self.banks.append(Bank(len(self.banks), minutes, first, first + timedelta(days=120), rules))
        self.rows.append((self.banks[-1].key, None, minutes, "bought"))

    def issue(self, one: Work, two: Work) -> None:
        now = [replace(bank, balance=self.balance(bank.key)) for bank in self.banks]
        for drawn in draw([one, two], now, DAYS):
            line = len(self.charged)
            self.charged[line] = drawn.charge.minutes
            why = {False: "drawn", True: "overrun"}
            self.rows += [(part.bank, line, -part.minutes, why[part.is_overrun]) for part in drawn.parts]

    def annex(self, line: int, minutes: int) -> None:
        borne = self.borne(line)
        given = give_back(borne, minutes)
        assert sum(back for _bank, back in given) == min(minutes, sum(there for _bank, there in borne))
        self.rows += [(bank, line, back, "given back") for bank, back in given]

    def move(self, one: int, two: int) -> None:
        if one == two or max(one, two) >= len(self.banks):
            return
        minutes = movable(-self.balance(one), self.balance(two))
        for line, goes in share_out(
            [(line, dict(self.borne(line)).get(one, 0)) for line in self.charged], minutes
        ):
            self.rows += [(one, line, goes, "moved out"), (two, line, -goes, "moved in")]

    def expire(self, key: int, _nothing: int) -> None:
        if key < len(self.banks) and self.balance(key) > 0:
            self.rows.append((key, None, -self.balance(key), "expired"))


@settings(max_examples=80, deadline=None)
@given(EVENTS, st.lists(RULES, min_size=1, max_size=3))
def test_nothing_is_made_or_lost_whatever_happens_in_whatever_order(events, rules):
    ledger = Ledger(rules)

    for name, one, two in events:
        getattr(ledger, name)(one, two)
        _check(ledger)


def _check(ledger: Ledger) -> None:
    told: dict[str, int] = {}
    for _bank, _line, minutes, why in ledger.rows:
        told[why] = told.get(why, 0) + minutes
    keys = [None, *(one.key for one in ledger.banks)]
    charged, back = sum(ledger.charged.values()), told.get("given back", 0)
    assert sum(ledger.balance(key) for key in keys) == sum(told.values())
    assert told.get("moved out", 0) + told.get("moved in", 0) == 0
    assert charged == -told.get("drawn", 0) - told.get("overrun", 0)
    parts = [there for line in ledger.charged for _bank, there in ledger.borne(line)]
    assert sum(parts) == charged - back
    assert all(there >= 0 for there in parts)
    for key in keys:  # below zero only as far as overrun was written there
        assert ledger.balance(key) >= sum(m for b, _l, m, why in ledger.rows if (b, why) == (key, "overrun"))
