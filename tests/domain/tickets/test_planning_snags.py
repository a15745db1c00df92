"""What stands in the way of visits, and how they stand side by side."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ventanilla.core.opening import OFFICE
from ventanilla.core.worktime import Worktime
from ventanilla.domain.tickets.visits import Snag, Visit, lanes, snags

MADRID = ZoneInfo("Europe/Madrid")
HOLIDAY = date(2026, 12, 8)
OPEN = Worktime(MADRID, OFFICE, days={HOLIDAY: ()})


def visit(number: int, hour: int, minute: int = 0, *, lasts: int = 60, **other: int) -> Visit:
    day, technician, customer = other.get("day", 24), other.get("technician", 1), other.get("customer", 1)
    month = 12 if day == HOLIDAY.day else 11
    return Visit(
        f"#{number}", datetime(2026, month, day, hour, minute, tzinfo=MADRID), lasts, technician, customer
    )


@pytest.mark.parametrize(
    ("visits", "found"),
    [
        ([visit(1, 9)], {}),
        ([visit(1, 9), visit(2, 9, 30)], {"#1": [(Snag.OVERLAP, "#2")], "#2": [(Snag.OVERLAP, "#1")]}),
        ([visit(1, 9), visit(2, 9, 30, technician=2)], {}),
        ([visit(1, 9), visit(2, 10)], {}),
        ([visit(1, 9), visit(2, 10, customer=2)], {"#2": [(Snag.TRAVEL, "#1")]}),
        ([visit(1, 9), visit(2, 10, 20, customer=2)], {"#2": [(Snag.TRAVEL, "#1")]}),
        ([visit(1, 9), visit(2, 10, 30, customer=2)], {}),
        ([visit(1, 13, 30)], {"#1": [(Snag.CLOSED, None)]}),
        ([visit(1, 9, day=28)], {"#1": [(Snag.DAY_OFF, None)]}),
        ([visit(1, 9, day=8)], {"#1": [(Snag.DAY_OFF, None)]}),
    ],
)
def test_what_stands_in_the_way(visits, found):
    assert snags(visits, lambda _technician: OPEN) == found


def test_visits_at_the_same_time_stand_side_by_side():
    assert lanes([visit(1, 9, lasts=120), visit(2, 10), visit(3, 11), visit(4, 11, 30)]) == {
        "#1": 0,
        "#2": 1,
        "#3": 0,
        "#4": 1,
    }
