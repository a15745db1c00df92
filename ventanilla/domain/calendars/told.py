"""Dates, hours and kinds of holidays as people write them in lists. Values in, values out; None: not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ventanilla.core.opening import Window, span_of
from ventanilla.core.text import plain
from ventanilla.domain.calendars.models import Holiday

CLOSED = {"", "-", "–", "cerrado", "cerrada", "closed", "festivo", "no"}
WORDS_OF_KINDS = {
    Holiday.Kind.NATIONAL: ("nacional", "national", "estatal"),
    Holiday.Kind.REGIONAL: ("autonomico", "autonomica", "regional", "comunidad", "ccaa"),
    Holiday.Kind.LOCAL: ("local", "municipal", "insular"),
    Holiday.Kind.OWN: ("de la empresa", "empresa", "propio", "propia", "own", "convenio"),
}
_WRITTEN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*h?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|–|—|\ba\b|\bto\b)\s*{_CLOCK}")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\by\b|\band\b)?\s*")


def date_told(words: str) -> date | None:
    """«6/1/2027», «06-01-2027» or «2027-01-06»."""
    tidy = words.strip()
    if found := _ISO.fullmatch(tidy):
        year, month, day = found.groups()
    elif found := _WRITTEN.fullmatch(tidy):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def windows_told(words: str) -> tuple[Window, ...] | None:
    """«8:30 – 14:00 y 16-18»; none at all for «cerrado»."""
    tidy = words.strip().lower()
    if tidy in CLOSED:
        return ()
    found = list(_SPAN.finditer(tidy))
    rest = _SPAN.sub("|", tidy).split("|")
    if not found or rest[0].strip() or rest[-1].strip() or not all(map(_BETWEEN.fullmatch, rest[1:-1])):
        return None
    windows = tuple(_window(*one.groups()) for one in found)
    return windows if all(0 <= opens < closes <= 24 * 60 for opens, closes in windows) else None


def windows_written(windows: Sequence[Window]) -> str:
    """As `windows_told` reads it: «8:30 – 14:00, 16:00 – 18:00»."""
    return ", ".join(span_of(one) for one in windows)


def kind_told(words: str) -> str | None:
    """One of `Holiday.Kind`."""
    tidy = plain(words)
    if tidy in Holiday.Kind.values:
        return tidy
    return next((str(kind) for kind, known in WORDS_OF_KINDS.items() if tidy in known), None)


def _window(*told: str | None) -> Window:
    """A minute beyond sixty is no time: the window is one that nobody takes."""
    hour, minute, until, end = (int(one or 0) for one in told)
    if minute > 59 or end > 59:
        return (0, 0)
    return hour * 60 + minute, until * 60 + end
