from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from ventanilla.core import times

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 24, 10, 18, tzinfo=MADRID)


@pytest.fixture(autouse=True)
def in_spanish():
    with translation.override("es"):
        yield


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((2026, 11, 24, 9, 12), "hoy, 9:12"),
        ((2026, 11, 24, 0, 0), "hoy, 0:00"),
        ((2026, 11, 24, 23, 59), "hoy, 23:59"),
        ((2026, 11, 23, 16, 40), "ayer, 16:40"),
        ((2026, 11, 25, 9, 5), "mañana, 9:05"),
        ((2026, 11, 26, 9, 30), "jue 26 nov, 9:30"),
        ((2026, 1, 3, 14, 0), "sáb 3 ene, 14:00"),
        ((2025, 11, 24, 9, 12), "24 nov 2025, 9:12"),
        ((2027, 1, 1, 0, 5), "1 ene 2027, 0:05"),
    ],
)
def test_an_instant_is_said_the_short_way(at, words):
    assert times.when(datetime(*at, tzinfo=MADRID), NOW) == words


def test_today_is_counted_by_calendar_days_also_when_the_clocks_change():
    before, after = (
        datetime(2026, 10, 24, 23, 50, tzinfo=MADRID),
        datetime(2026, 10, 25, 23, 50, tzinfo=MADRID),
    )

    assert times.when(before, after) == "ayer, 23:50"


def test_the_exact_time_and_a_date_carry_their_year():
    assert times.exact(NOW) == "24 nov 2026, 10:18"
    assert times.date_only(date(2026, 5, 1)) == "1 may 2026"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (40, "40 min"),
        (60, "1 h"),
        (130, "2 h 10 min"),
        (47 * 60, "47 h"),
        (48 * 60, "2 días"),
        (7200, "5 días"),
    ],
)
def test_a_duration_has_at_most_two_units(minutes, words):
    assert times.span(timedelta(minutes=minutes)) == words


def test_what_has_just_happened_or_is_due_now_is_not_counted_in_zero_minutes():
    assert times.ago(NOW - timedelta(seconds=30), NOW) == "ahora mismo"
    assert times.ago(NOW - timedelta(minutes=5), NOW) == "hace 5 min"
    assert times.until(NOW + timedelta(seconds=30), NOW) == "ahora"
    assert times.until(NOW + timedelta(minutes=130), NOW) == "en 2 h 10 min"


def test_the_words_of_one_language_are_not_kept_for_the_other():
    day = datetime(2026, 11, 26, 9, 30, tzinfo=MADRID)
    spanish = times.when(day, NOW)

    with translation.override("en"):
        english = times.when(day, NOW)

    assert "jue" in spanish
    assert "Thu" in english
    assert "Nov" in english
