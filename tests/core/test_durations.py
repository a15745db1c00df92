"""Lengths of time, however they are typed."""

from __future__ import annotations

import pytest

from ventanilla.core.durations import minutes_in


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("15", 15), ("15 min", 15), ("15min.", 15), ("15'", 15), ("90 minutos", 90), ("1h", 60), ("2 horas", 120),
        ("1 h 30", 90), ("1h30m", 90), ("1 h y 5 min", 65), ("1,5 h", 90), ("0.25 h", 15), ("1:30", 90), ("0:05", 5),
        ("10:00", 600), (" 20  MIN ", 20),
    ],
)  # fmt: skip
def test_it_is_understood(words, minutes):
    assert minutes_in(words) == minutes


@pytest.mark.parametrize("words", ["", " ", "un rato", "15 km", "1:75", "-5", "1h h", "1.2.3", "99999"])
def test_what_is_no_length_of_time_is_none(words):
    assert minutes_in(words) is None
