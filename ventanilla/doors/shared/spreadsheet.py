"""Rows as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""With one of these a cell begins that a spreadsheet would calculate: somebody's name must not become a formula."""


def csv_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 that says so (BOM), semicolons: as spreadsheets open it here without asking."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def safe(words: str) -> str:
    return f"'{words}" if words.startswith(DANGEROUS) else words
