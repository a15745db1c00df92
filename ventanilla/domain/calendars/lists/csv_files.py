"""Holidays of a CSV file: date, name, scope, hours. With or without a line of heads."""

from __future__ import annotations

import csv

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.opening import Window
from ventanilla.core.text import plain
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.calendars.lists.reading import Reading
from ventanilla.domain.calendars.told import date_told, kind_told, windows_told

COLUMNS = ("on", "name", "kind", "hours")
HEADS = {
    "on": ("fecha", "dia", "date", "day"),
    "name": ("nombre", "festivo", "fiesta", "descripcion", "name"),
    "kind": ("ambito", "tipo", "alcance", "scope", "kind"),
    "hours": ("horario", "horas", "hours"),
}
SEPARATORS = ";\t,"
"""The first of these that the first line has."""


def read_csv(text: str, *, kind: str, source: str) -> Reading:
    """`kind` and `source` of the days that do not say. Raises Refused when nothing in it is a list, or it is too long."""
    reading = Reading()
    lines = csv.reader(text.splitlines(), delimiter=_separator(text))
    places: dict[str, int] = {name: at for at, name in enumerate(COLUMNS)}
    try:
        for row in lines:
            if not any(cell.strip() for cell in row):
                continue
            if not reading.days and not reading.complaints and (heads := _heads(row)):
                places = heads
                continue
            _take(reading, row, places, lines.line_num, kind=kind, source=source)
    except csv.Error:
        raise Refused(_("El archivo no es un CSV que se pueda leer."), field="upload") from None
    return reading


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in SEPARATORS if sign in first), ";")


def _heads(row: list[str]) -> dict[str, int]:
    """Where each column is; nothing when the line is no line of heads."""
    told = [plain(cell) for cell in row]
    found = {name: at for name, words in HEADS.items() for at, word in enumerate(told) if word in words}
    return found if "on" in found and not any(map(date_told, row)) else {}


def _take(
    reading: Reading, row: list[str], places: dict[str, int], line: int, *, kind: str, source: str
) -> None:
    told = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
    on, scope = date_told(told["on"]), told.get("kind", "")
    known = kind_told(scope) if scope else kind
    hours: tuple[Window, ...] | None = windows_told(told.get("hours", ""))
    if on is None:
        reading.complain(line, _("«%(words)s» no es una fecha.") % {"words": told["on"][:40]})
    elif known is None:
        reading.complain(line, _("«%(words)s» no es un ámbito.") % {"words": scope[:40]})
    elif hours is None:
        reading.complain(line, _("«%(words)s» no es un horario.") % {"words": told["hours"][:40]})
    else:
        reading.take(Day(on=on, name=told.get("name", ""), kind=known, hours=hours, source=source), line)
