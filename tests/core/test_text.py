from decimal import Decimal

import pytest

from ventanilla.core.text import filesize, initials, money, number_in


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Lucía Ferrer", "LF"),
        ("Lucía de la Fuente", "LF"),
        ("Óscar", "Ó"),
        ("María José Gil Sanz", "MJ"),
        ("De la Cal", "C"),
        ("de la", "DL"),
        ("", "?"),
        ("¡!", "?"),
    ],
)
def test_an_avatar_has_two_telling_letters(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1 kB"),
        (320_400, "320 kB"),
        (1_200_000, "1,2 MB"),
        (5_000_000, "5,0 MB"),
        (250_000_000, "250 MB"),
    ],
)
def test_a_size_is_told_in_decimal_units(size, words):
    assert filesize(size) == words


def test_numbers_follow_the_language():
    assert filesize(1_200_000, "en") == "1.2 MB"
    assert money(Decimal("1234.5")) == "1.234,50 €"
    assert money(Decimal("-96.80")) == "-96,80 €"
    assert money(Decimal("1234.5"), "en") == "1,234.50 €"


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("0", 0), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("", None), ("-1", None), ("²", None), ("٣", None),
     ("1 ", None), ("9" * 5_000, None)],
)  # fmt: skip
def test_a_number_is_one_that_a_database_holds(text, number):
    assert number_in(text) == number
