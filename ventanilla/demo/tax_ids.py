"""Tax ids that are valid and belong to nobody.

A CIF is a letter for the legal form, two digits of the province that assigned it, five in sequence and a check
digit. No province has the code 00, so a CIF beginning with it was never given out. A person's NIF is a number
of up to eight digits and a letter; numbers from 99 999 000 on are far above any that was issued.
"""

from __future__ import annotations

from stdnum.es import cif, dni


def company_tax_id(form: str, sequence: int) -> str:
    """`company_tax_id("B", 142)` → B00001420. `form` is the letter of the legal form (B, F, G…)."""
    body = f"{form}00{sequence:05}"
    # Two candidates come back, a digit and a letter: these legal forms carry the digit.
    return body + str(cif.calc_check_digits(body))[0]


def person_tax_id(sequence: int) -> str:
    """`person_tax_id(3)` → 99999003 and its letter."""
    body = f"{99_999_000 + sequence}"
    return body + str(dni.calc_check_digit(body))
