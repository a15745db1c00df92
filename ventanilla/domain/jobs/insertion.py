"""Inserting by hand: unless it is already there, in one query and without an exception inside the transaction; and by a
statement that is written once, where Django would write it anew for each row.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def insert(row: M) -> M:
    """What `save` does with a new row whose key the database gives, for rows that verbs make all day: Django takes half a
    millisecond to write the statement of a ticket. No signals.
    """
    sql, fields, returned = _insertion(type(row))
    with connection.cursor() as cursor:
        cursor.execute(sql, [one.get_db_prep_save(one.pre_save(row, True), connection) for one in fields])
        for field, value in zip(returned, cursor.fetchone(), strict=True):
            setattr(row, field.attname, field.to_python(value))
    row._state.adding, row._state.db = False, connection.alias
    return row


@cache
def _insertion(model: type[models.Model]) -> tuple[str, list[Any], list[Any]]:
    """The statement, the columns that it writes, and those that the database fills in."""
    about, quote = model._meta, connection.ops.quote_name
    fields = [one for one in about.concrete_fields if not one.primary_key and not one.generated]
    returned = [one for one in about.concrete_fields if one.primary_key or one.generated]
    sql = (
        f"INSERT INTO {quote(about.db_table)} ({', '.join(quote(str(one.column)) for one in fields)}) "  # noqa: S608 - names from our models
        f"VALUES ({', '.join(['%s'] * len(fields))}) RETURNING {', '.join(quote(str(one.column)) for one in returned)}"
    )
    return sql, fields, returned


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
