"""What tables of other programs have in common, whoever's they are: how they are read, looked at, and written by lines."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from ventanilla.core.csv_tables import cells_of, lines_under
from ventanilla.core.errors import Refused
from ventanilla.core.text import decoded

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

MOST = 2_000
"""Lines of one file."""
NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"


@dataclass
class Line:
    """One line of the file, and what becomes of it."""

    number: int
    """As a spreadsheet counts them: the heads are line 1."""
    facts: dict[str, str]
    fate: str = REFUSED
    why: _StrOrPromise = ""
    known_as: str = ""
    """The name of the row that it is about, where there is one already."""
    changed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Column → before and after."""

    @property
    def name(self) -> str:
        return self.facts.get("name") or self.known_as or "–"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A kind of table. What its lines do is told by the verb that writes them."""

    column_of: Callable[[str], str]
    """What a head means; empty for one that nobody knows."""
    telling: frozenset[str]
    """Columns by which a line says whose it is: one of them has to be there."""
    headless: _StrOrPromise
    """The sentence for a table without."""
    largest: int
    """Bytes of one file."""
    too_large: _StrOrPromise
    """The sentence for more of them, or for more lines than `MOST`."""

    def text_of(self, raw: bytes) -> str:
        """As `decoded`. Raises Refused for what is too large or no text."""
        if len(raw) > self.largest:
            raise Refused(self.too_large, field="file")
        text = decoded(raw)
        if "\0" in text:
            raise Refused(_("No es una tabla CSV: guárdala como CSV y vuelve a probar."), field="file")
        return text

    def lines_of(self, text: str) -> list[Line]:
        """By the names of the heads, in any order. Raises Refused for what is no table that can be read."""
        try:
            rows = cells_of(text)
        except csv.Error as error:
            raise Refused(
                _("No es una tabla CSV: guárdala como CSV y vuelve a probar."), field="file"
            ) from error
        heads = [self.column_of(head) for head in rows[0]] if rows else []
        if not self.telling & set(heads):
            raise Refused(self.headless, field="file")
        named = [head for head in heads if head]
        if len(named) != len(set(named)):
            raise Refused(_("Hay dos columnas para lo mismo: deja una."), field="file")
        if len(rows) > MOST + 1:
            raise Refused(self.too_large, field="file")
        return [Line(number, cells) for number, cells in lines_under(heads, rows)]


@contextmanager
def only_looking() -> Iterator[None]:
    """What is written meanwhile is undone at the end: no row, no letter."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def write_each(lines: list[Line], write: Callable[[Line], None]) -> None:
    """Those that can be; of one that is refused nothing stays."""
    for line in lines:
        try:
            with transaction.atomic():
                write(line)
        except Refused as refusal:
            line.fate, line.why, line.changed = REFUSED, refusal.reason, {}


def plan_of(lines: list[Line]) -> str:
    """Another one as soon as any line would do something else."""
    told = [(line.number, line.fate, line.facts, line.changed) for line in lines]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
