"""A table of the panel as a file for a spreadsheet."""

from __future__ import annotations

from ventanilla.core.csv_tables import csv_rows
from ventanilla.doors.desk.reports.tables import Table


def csv_of(table: Table) -> bytes:
    rows = ([row.label, *(cell.words for cell in row.cells)] for row in table.rows)
    return csv_rows([table.heads, *rows])
