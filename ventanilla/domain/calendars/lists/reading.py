"""What every file of holidays goes through: its size, its letters, and what was understood of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.text import decoded
from ventanilla.domain.calendars.facts import Day

LARGEST = 256 * 1024
"""Bytes of a file: the holidays of a hundred years are less."""
MOST = 120
"""Days of a list: as many as one can look at, and a form can carry."""
MOST_COMPLAINTS = 50
SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a spreadsheet begins."""


class Complaint(NamedTuple):
    line: int
    words: str


@dataclass
class Reading:
    days: list[Day] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    """What was not understood."""
    _lines: dict[object, int] = field(default_factory=dict)

    def take(self, day: Day, line: int) -> None:
        """Unless the name is none, the year is too far away, or the day is there already."""
        try:
            day.cleaned()
        except Refused as refusal:
            return self.complain(line, str(refusal.reason))
        if day.on in self._lines:
            return self.complain(
                line, _("Repite el día de la línea %(line)s.") % {"line": self._lines[day.on]}
            )
        self._lines[day.on] = line
        self.days.append(day)
        if len(self.days) > MOST:
            raise Refused(
                _("La lista tiene más de %(most)s días: divídela.") % {"most": MOST}, field="upload"
            )
        return None

    def complain(self, line: int, words: str) -> None:
        """The first ones: who sends a book by mistake need not read it."""
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(Complaint(line, words))


def letters_of(content: bytes) -> str:
    """UTF-8 with or without its mark, else as Windows writes. Raises Refused for what is no text, or too much of it."""
    if len(content) > LARGEST:
        raise Refused(_("El archivo es demasiado grande: 256 kB como mucho."), field="upload")
    if content.startswith(SHEETS):
        raise Refused(_("Es una hoja de cálculo: guárdala como CSV y vuelve a intentarlo."), field="upload")
    if b"\0" in content:
        raise Refused(_("El archivo no es un texto: se esperan CSV o ICS."), field="upload")
    return decoded(content)


def in_order(days: Iterable[Day]) -> list[Day]:
    return sorted(days, key=lambda day: day.on)
