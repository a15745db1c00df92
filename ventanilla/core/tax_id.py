"""Tax ids: how they are kept, and what is wrong with one (Spanish ones by their check digit, RD 1065/2007)."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from stdnum.es import cif, dni, nie, nif
from stdnum.eu import vat
from stdnum.exceptions import ValidationError

LONGEST = 20
_COMPANY = re.compile(r"[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]")
_PERSON = re.compile(r"\d{8}[A-Z]")
_FOREIGNER = re.compile(r"[KLMXYZ]\d{7}[A-Z]")


def tidy(typed: str) -> str:
    """Capitals and digits alone: «b-12.345.674» is B12345674, and «ES B12345674» too."""
    kept = "".join(sign for sign in typed.upper() if sign.isalnum())
    return kept[2:] if kept.startswith("ES") and len(kept) == 11 else kept


def trouble_with(number: str) -> str:
    """What is wrong with a tidy one, with a hint; empty when nothing is, also for those of other countries."""
    if nif.is_valid(number):
        return ""
    if hint := _hint(number):
        return _("El último carácter no cuadra con los demás: con esas cifras sería «%(hint)s».") % {
            "hint": hint
        }
    if _is_foreign(number):
        return ""
    return _("No parece un CIF ni un NIF: son ocho cifras y una letra, o una letra y ocho cifras.")


def _hint(number: str) -> str:
    """The last sign that would fit; empty when the others do not fit a Spanish number either."""
    body = number[:-1]
    try:
        if _COMPANY.fullmatch(number):
            return cif.calc_check_digits(body)[0 if number[-1].isdigit() else 1]
        if _PERSON.fullmatch(number):
            return dni.calc_check_digit(body)
        if _FOREIGNER.fullmatch(number):
            return nie.calc_check_digit(body) if number[0] in "XYZ" else dni.calc_check_digit(body[1:])
    except (ValidationError, ValueError, IndexError):
        return ""
    return ""


def _is_foreign(number: str) -> bool:
    """With the letters of its country before it; only those of the Union can be checked."""
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{4,18}", number) or number.startswith("ES"):
        return False
    country = number[:2].lower()
    return not _is_of_the_union(country) or vat.is_valid(number)


def _is_of_the_union(country: str) -> bool:
    return country in vat.MEMBER_STATES
