"""The database itself refuses to change what is history: it is only added to.

Put up after every migration, because SQLite forgets it when it makes a table anew. Deleting is refused by the model and by
the keys that point here; a demonstration empties its tables by SQL, so the database does not forbid that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections

SENTENCE = "What is written here is only added to."


def guard(*tables: str, **in_part: str) -> Callable[..., None]:
    """What an application connects to `post_migrate` for its tables. `in_part`: tables of which only these columns stay."""
    guarded = dict.fromkeys(tables, "") | in_part

    def put_up(using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
        connection = connections[using]
        make = _postgresql if connection.vendor == "postgresql" else _sqlite
        with connection.cursor() as cursor:
            known = set(connection.introspection.table_names(cursor)) if plan else set()
            for statement in [
                one for table in guarded if table in known for one in make(table, guarded[table])
            ]:
                cursor.execute(statement)

    return put_up


def _sqlite(table: str, columns: str) -> list[str]:
    name, before = f"{table}_stays", _before(table, columns)
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} {before} BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END",
    ]


def _postgresql(table: str, columns: str) -> list[str]:
    name, before = f"{table}_stays", _before(table, columns)
    refuse = f"RAISE integrity_constraint_violation USING MESSAGE = '{SENTENCE}';"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse} END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {before} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _before(table: str, columns: str) -> str:
    return f"BEFORE UPDATE OF {columns} ON {table}" if columns else f"BEFORE UPDATE ON {table}"
