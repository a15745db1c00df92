"""A table as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io

from ventanilla.doors.desk.reports.tables import Table

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""With one of these a cell begins that a spreadsheet would calculate: somebody's name must not become a formula."""


def csv_of(table: Table) -> bytes:
    """UTF-8 that says so (BOM), semicolons: as spreadsheets open it here without asking."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(safe(head) for head in table.heads)
    for row in table.rows:
        writer.writerow([safe(row.label), *(safe(cell.words) for cell in row.cells)])
    return text.getvalue().encode("utf-8-sig")


def safe(words: str) -> str:
    return f"'{words}" if words.startswith(DANGEROUS) else words
