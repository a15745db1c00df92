"""Codes of six digits, against the tables of RFC 4226 and RFC 6238."""

from __future__ import annotations

import base64

import pytest

from ventanilla.core.one_time import address, code_at, matching_step, new_secret

SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC_4226 = [
    "755224",
    "287082",
    "359152",
    "969429",
    "338314",
    "254676",
    "287922",
    "162583",
    "399871",
    "520489",
]
RFC_6238 = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
}


def test_the_codes_of_the_standards():
    assert [code_at(SECRET, step) for step in range(10)] == RFC_4226
    assert {at: code_at(SECRET, at // 30) for at in RFC_6238} == RFC_6238


@pytest.mark.parametrize(("ahead", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(ahead, fits):
    found = matching_step(SECRET, code_at(SECRET, 1000 + ahead), seconds=1000 * 30 + 7, after=0)

    assert found == (1000 + ahead if fits else None)


def test_a_code_that_was_used_and_those_before_it_are_worth_nothing():
    codes = [code_at(SECRET, step) for step in (999, 1000, 1001)]

    found = [matching_step(SECRET, code, seconds=30_000, after=1000) for code in codes]

    assert found == [None, None, 1001]


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
def test_what_is_no_code_fits_nothing(typed):
    assert matching_step(SECRET, typed, seconds=30_000, after=0) is None


def test_the_address_names_the_house_and_the_account():
    secret = new_secret()

    assert len(secret) == 32
    assert address(secret, account="ana@norte.example", issuer="Norte & Sur") == (
        f"otpauth://totp/Norte%20%26%20Sur%3Aana%40norte.example?secret={secret}&issuer=Norte%20%26%20Sur"
    )
