"""All that is in the database, to compare before and after."""

from __future__ import annotations

from typing import Any

from django.db import connection

Snapshot = dict[str, list[tuple[Any, ...]]]


def snapshot() -> Snapshot:
    """Every row of every table, as text."""
    return {table: _rows(table) for table in sorted(_tables())}


def changed(before: Snapshot, after: Snapshot) -> dict[str, list[tuple[Any, ...]]]:
    """Rows that came, went or changed, by table; empty when the database is as it was."""
    return {
        table: [row for row in [*before[table], *rows] if row not in before[table] or row not in rows]
        for table, rows in after.items()
        if rows != before[table]
    }


def _tables() -> set[str]:
    """Those that can be read through: SQLite's full-text index cannot, its rows are in tables of its own."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
            tables -= {name for (name,) in cursor.fetchall()}
    return tables


def _rows(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return sorted(cursor.fetchall(), key=repr)
