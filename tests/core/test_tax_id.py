"""Tax ids are kept tidy, and a wrong one gets a hint."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from ventanilla.core.tax_id import tidy, trouble_with


@pytest.mark.parametrize(
    "typed", ["B12345674", "b-12.345.674", " B 12345674 ", "ES B12345674", "esb12345674"]
)
def test_however_it_is_typed_it_is_kept_the_same(typed):
    assert tidy(typed) == "B12345674"


@pytest.mark.parametrize(
    "number", ["B12345674", "A58818501", "Q2826000H", "12345678Z", "X1234567L", "PT501964843", "DE136695976", "GB123456789"]
)  # fmt: skip
def test_a_right_one_has_no_trouble(number):
    assert trouble_with(number) == ""


@pytest.mark.parametrize(
    ("number", "hint"), [("B12345678", "4"), ("Q2826000A", "H"), ("12345678A", "Z"), ("X1234567A", "L")]
)
def test_a_wrong_last_sign_gets_the_right_one_as_a_hint(number, hint):
    with override("es"):
        assert f"«{hint}»" in trouble_with(number)


@pytest.mark.parametrize("number", ["HOLA", "B1234567", "123", "ES12", "PT501964840", "FR00"])
def test_what_is_none_is_said_so(number):
    with override("es"):
        assert "No parece" in trouble_with(number)
