"""Tables as files for a spreadsheet, and back. What somebody typed becomes no formula, and is read again as it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BELOW_ZERO = re.compile(r"-[0-9]+(?:[.,][0-9]+)?")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""With one of these a cell begins that a spreadsheet would calculate: somebody's name must not become a formula."""


def csv_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 that says so (BOM), semicolons: as spreadsheets open it here without asking."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cells_of(text: str) -> list[list[str]]:
    """Rows of cells, with semicolons or commas between, whichever the first line has more of. Raises csv.Error."""
    first = text.partition("\n")[0]
    between = ";" if first.count(";") >= first.count(",") else ","
    return [
        [as_typed(cell) for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=between)
    ]


def lines_under(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[int, dict[str, str]]]:
    """Cells by their heads, without those that stand under an empty one, and the number that a spreadsheet gives the line:
    the heads are the first of `rows`. Empty lines are left out.
    """
    return [
        (number, {head: cell for head, cell in zip(heads, row, strict=False) if head})
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    ]


def safe(words: str) -> str:
    """With an apostrophe before what a spreadsheet would calculate; a number below zero is only a number."""
    return f"'{words}" if words.startswith(DANGEROUS) and not BELOW_ZERO.fullmatch(words) else words


def as_typed(cell: str) -> str:
    """Without the spaces around it, and as it was before it was made safe."""
    words = cell.strip()
    return words[1:] if words.startswith("'") and words[1:].startswith(DANGEROUS) else words
