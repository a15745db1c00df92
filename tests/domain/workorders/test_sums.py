"""How long work took: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from ventanilla.domain.workorders.sums import first_clash, minutes_between, totals

MADRID = ZoneInfo("Europe/Madrid")
DAY = datetime(2026, 3, 2, 0, 0, tzinfo=MADRID)


@dataclass(frozen=True)
class Piece:
    began_at: datetime
    ended_at: datetime
    kind: str = "remote"
    billable: bool = True


def at(hour: float) -> datetime:
    return DAY + timedelta(hours=hour)


def test_minutes_are_counted_by_kind_and_by_what_is_billed():
    told = totals([Piece(at(9), at(10.5)), Piece(at(11), at(12), "travel", False), Piece(at(23), at(25))])

    assert (told.minutes, told.billable, told.free) == (270, 210, 60)
    assert told.by_kind == {"remote": 210, "travel": 60}
    assert totals([]).minutes == 0


def test_the_nights_in_which_clocks_change_are_as_long_as_they_are():
    spring = (datetime(2026, 3, 29, 1, 30, tzinfo=MADRID), datetime(2026, 3, 29, 3, 30, tzinfo=MADRID))
    autumn = (datetime(2026, 10, 25, 1, 30, tzinfo=MADRID), datetime(2026, 10, 25, 3, 30, tzinfo=MADRID))

    assert minutes_between(*spring) == 60
    assert minutes_between(*autumn) == 180


def test_nobody_is_at_two_things_at_once_but_two_people_may_be():
    assert (
        first_clash([("marta", at(9), at(10)), ("marta", at(10), at(11)), ("bruno", at(9), at(11))]) is None
    )
    assert first_clash([("marta", at(11), at(12)), ("bruno", at(9), at(10)), ("marta", at(9), at(11.5))]) == (
        2,
        0,
    )
    assert first_clash([("marta", at(22), at(26)), ("marta", at(25), at(27))]) == (0, 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 40), st.integers(1, 8)), max_size=8))
def test_a_clash_is_told_exactly_when_two_share_a_quarter(pieces):
    lines = [(who, at(start / 4), at((start + length) / 4)) for who, start, length in pieces]
    quarters = [(who, start + step) for who, start, length in pieces for step in range(length)]

    assert (first_clash(lines) is not None) == (len(quarters) != len(set(quarters)))
