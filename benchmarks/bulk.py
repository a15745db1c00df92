"""Millions of rows in minutes: COPY on PostgreSQL, one long INSERT on SQLite, and indexes made again when all is there.

The schema is the migrations' own to the last constraint: what is taken away for the time being comes back as the
database itself spells it, and PostgreSQL proves every foreign key when it does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models

from benchmarks.rows import Table
from ventanilla.domain.journal import guard

CARELESS = ("PRAGMA foreign_keys=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-1500000")
CAREFUL = ("PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-8000")


def write(tables: Iterable[Table]) -> None:
    """What the tables hold goes into the database, and they are empty again."""
    for table in tables:
        if table.rows:
            (_copy if connection.vendor == "postgresql" else _insert)(table)
            table.rows.clear()


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """On SQLite: nothing is safe from a power cut meanwhile."""
    hasty, safe = (CARELESS, CAREFUL) if connection.vendor == "sqlite" else ((), ())
    run(hasty)
    yield
    run(safe)


@contextmanager
def bare(tables: Sequence[Table]) -> Iterator[None]:
    """Without indexes and foreign keys while rows are written; afterwards with them."""
    take_away, put_back = (_of_postgresql if connection.vendor == "postgresql" else _of_sqlite)(tables)
    run(take_away)
    yield
    run(put_back)


def analyse() -> None:
    """As the database does by itself some minutes later."""
    run(["VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"])


def high_water() -> dict[str, int]:
    """The highest key of every table that counts its rows."""
    return {model._meta.db_table: _highest(model) for model in _counted()}


def remove_above(marks: dict[str, int]) -> None:
    """Take away what came after the marks, children first: each round finds the house as the first did."""
    with guard.lifted():
        run([*_children_first(marks)])


def run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _copy(table: Table) -> None:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
        for row in table.rows:
            copy.write_row(row)


def _insert(table: Table) -> None:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    places = ", ".join("?" * len(table.columns))
    connection.ensure_connection()
    # Instants as Django writes them there: UTC without saying so.
    sqlite3.register_adapter(datetime, lambda at: at.replace(tzinfo=None).isoformat(" "))
    connection.connection.execute("BEGIN")
    connection.connection.executemany(
        f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})',  # noqa: S608 - our own names
        table.rows,
    )
    connection.connection.execute("COMMIT")


def _of_postgresql(tables: Sequence[Table]) -> tuple[list[str], list[str]]:
    names = [table.name for table in tables]
    keys = _read(
        "SELECT c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid) FROM pg_constraint c"
        " WHERE c.conrelid::regclass::text = ANY(%s) AND c.contype IN ('f', 'u') ORDER BY c.contype DESC",
        [names],
    )
    indexes = _read(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " WHERE i.indrelid::regclass::text = ANY(%s) AND NOT i.indisprimary"
        " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype = 'u')",
        [names],
    )
    away = [f"ALTER TABLE {table} DROP CONSTRAINT {name}" for table, name, _words in reversed(keys)]
    away += [f"DROP INDEX {name}" for name, _words in indexes]
    back = ["SET maintenance_work_mem = '1GB'", *(words for _name, words in indexes)]
    back += [f"ALTER TABLE {table} ADD CONSTRAINT {name} {words}" for table, name, words in keys]
    return away, back


def _of_sqlite(tables: Sequence[Table]) -> tuple[list[str], list[str]]:
    names = ", ".join(f"'{table.name}'" for table in tables)
    indexes = _read(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608 - our own names
        f" AND tbl_name IN ({names})",
        [],
    )
    return [f'DROP INDEX "{name}"' for name, _words in indexes], [words for _name, words in indexes]


def _read(sql: str, values: list[Any]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _counted() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if isinstance(_counter(model), models.AutoField | models.BigAutoField)]


def _counter(model: type[models.Model]) -> models.Field[Any, Any]:
    key = model._meta.pk
    while isinstance(key, models.ForeignKey):
        key = key.target_field
    return key


def _highest(model: type[models.Model]) -> int:
    return model._default_manager.aggregate(highest=models.Max(model._meta.pk.name))["highest"] or 0


def _children_first(marks: dict[str, int]) -> Iterator[str]:
    waiting = _counted()
    while waiting:
        parents = {field.related_model for model in waiting for field in model._meta.fields
                   if field.is_relation and field.related_model is not model}  # fmt: skip
        leaves = [model for model in waiting if model not in parents] or waiting
        for model in leaves:
            table, key = model._meta.db_table, model._meta.pk.column
            yield f'DELETE FROM "{table}" WHERE "{key}" > {marks.get(table, 0)}'  # noqa: S608 - our own names
        waiting = [model for model in waiting if model not in leaves]
