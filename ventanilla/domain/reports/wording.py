"""How figures are said, on whatever paper they stand."""

from __future__ import annotations

from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

NOTHING = "–"


def percent(value: int | None) -> str:
    return NOTHING if value is None else _("%(number)s %%") % {"number": value}


def average(value: float | None) -> str:
    """«4,6»."""
    return NOTHING if value is None else decimal(value)


def decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", "." if _in_english() else ",")


def month_words(day: date) -> str:
    """«Octubre de 2026»."""
    words = {"month": str(MONTHS[day.month]), "year": day.year}
    if not _in_english():
        words["month"] = str(words["month"]).capitalize()
    return _("%(month)s de %(year)s") % words


def in_month(day: date) -> str:
    """«octubre de 2026», within a sentence."""
    return _("%(month)s de %(year)s") % {"month": month_name(day), "year": day.year}


def month_name(day: date) -> str:
    """«octubre», within a sentence."""
    name = str(MONTHS[day.month])
    return name if _in_english() else name.lower()


def _in_english() -> bool:
    return (get_language() or "").startswith("en")
