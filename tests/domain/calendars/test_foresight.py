"""When somebody is told that next year has no holidays."""

from __future__ import annotations

from datetime import date

import pytest

from ventanilla.domain.calendars.foresight import Missing, missing_year


@pytest.mark.parametrize(
    ("today", "years", "told"),
    [
        (date(2026, 11, 14), {2026}, None),
        (date(2026, 11, 15), {2026}, Missing(2027, is_urgent=False)),
        (date(2026, 11, 30), set(), Missing(2027, is_urgent=False)),
        (date(2026, 12, 1), {2025, 2026}, Missing(2027, is_urgent=True)),
        (date(2026, 12, 31), {2026, 2027}, None),
        (date(2027, 1, 1), {2026}, Missing(2027, is_urgent=True)),
        (date(2027, 12, 5), {2026}, Missing(2027, is_urgent=True)),
        (date(2027, 1, 1), set(), None),
        (date(2027, 1, 1), {2028}, None),
        (date(2027, 1, 1), {2027}, None),
    ],
)
def test_a_year_without_holidays_is_told_in_time(today, years, told):
    assert missing_year(today, years) == told
