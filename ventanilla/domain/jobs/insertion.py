"""Insert unless it is already there, in one query and without an exception inside the transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def insert_new(rows: Sequence[M], *, match_by: str) -> list[M]:
    """Insert the rows that break no unique constraint; returns those that are new, with their pk.

    `match_by` names a field that is unique among `rows`. Written by hand because Django's
    `bulk_create(ignore_conflicts=True)` does not tell which rows it inserted.
    """
    if not rows:
        return []
    model = type(rows[0])
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    values = [[one.get_db_prep_save(one.pre_save(row, True), connection) for one in fields] for row in rows]
    quote = connection.ops.quote_name
    line = "(" + ", ".join(["%s"] * len(fields)) + ")"
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(str(one.column)) for one in fields)}) "  # noqa: S608 - names from our models
        f"VALUES {', '.join([line] * len(rows))} ON CONFLICT DO NOTHING RETURNING id, {quote(match_by)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for line_values in values for value in line_values])
        keys = {key: pk for pk, key in cursor.fetchall()}
    return _with_pk(rows, keys, match_by)


def _with_pk(rows: Sequence[M], keys: dict[object, int], match_by: str) -> list[M]:
    new = []
    for row in rows:
        pk = keys.pop(getattr(row, match_by), None)
        if pk is not None:
            row.pk, row._state.adding, row._state.db = pk, False, connection.alias
            new.append(row)
    return new
