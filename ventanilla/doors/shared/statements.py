"""Statements that are written once: for what pages ask all day, Django's writing costs more than the database's answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler

Value = int | str | datetime | RawSQL
"""Or keys that a search gives (`hits`), as SQL with values in it: the same SQL with others is the same statement."""
Row = tuple[Any, ...]


class Statement:
    """Rows as tuples, or as instances with what `select_related` names. Django writes the statement at the first call, with
    stand-ins in it, and each call puts its own values in their places (a dozen parts cost Django 12 ms to write and the
    database 1 ms to answer).

    `rows` is called with stand-ins of the same kinds (numbers, texts, instants), and returns a queryset: what it makes of
    them may go into the statement as parameters and nowhere else. It may not ask the database, nor look at the language.
    """

    def __init__(self, rows: Callable[..., QuerySet[Any, Any]]) -> None:
        self.rows = rows
        self.written: dict[tuple[str, ...], _Written] = {}

    def __call__(self, **values: Value) -> list[Any]:
        return self.along_with([], values)

    def along_with(self, others: Iterable[QuerySet[Any, Any]], values: Mapping[str, Value]) -> list[Any]:
        """Besides, in the same statement, rows of the same shape that are written for this call alone (UNION ALL)."""
        key = (connection.vendor, *(_kind(value) for value in values.values()))
        known = self.written.get(key)
        if known is None:
            known = self.written[key] = _write(self.rows, values)
        told = {place: _for_database(value) for place, value in _one_by_one(values)}
        parameters = [told[one.name] if isinstance(one, _Place) else one for one in known.parameters]
        more = [rows.query.sql_with_params() for rows in others]
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join([known.sql, *(sql for sql, _given in more)]),
                [*parameters, *(one for _sql, given in more for one in given)],
            )
            return [known.make(row) for row in _understood(cursor.fetchall(), known.converters)]


class _Written(NamedTuple):
    sql: str
    parameters: list[Any]
    """Values, and places for them."""
    converters: Mapping[int, Any]
    """By column: what makes of a database's value one of ours, and the expression it is for."""
    make: Callable[[list[Any]], Any]
    """Of a row what is handed out."""


@dataclass(frozen=True)
class _Place:
    """Where a value goes."""

    name: str


def _write(rows: Callable[..., QuerySet[Any, Any]], values: Mapping[str, Value]) -> _Written:
    stand_ins = {place: _stand_in(at, value) for at, (place, value) in enumerate(_one_by_one(values))}
    places = {_for_database(stand_in): _Place(place) for place, stand_in in stand_ins.items()}
    wanted = rows(**{name: _standing_in(name, value, stand_ins) for name, value in values.items()})
    compiler = wanted.query.get_compiler(connection=connection)
    sql, given = compiler.as_sql()
    parameters = [places.get(one, one) for one in given]
    left = [str(value) for value in stand_ins.values() if str(value) in f"{sql} {parameters}"]
    assert not left, f"A value has gone into the statement as part of something else: {left}"
    columns = [column for column, _sql, _name in compiler.select[: compiler.col_count]]
    make = _instance_maker(compiler) if wanted._iterable_class is ModelIterable else tuple
    return _Written(sql, parameters, compiler.get_converters(columns), make)


def _instance_maker(compiler: SQLCompiler) -> Callable[[list[Any]], Model]:
    """What Django's `ModelIterable` does with a row of this statement."""
    kind: Any = compiler.klass_info
    select: Any = compiler.select
    own = slice(kind["select_fields"][0], kind["select_fields"][-1] + 1)
    names = [column.target.attname for column, _sql, _name in select[own]]
    related = get_related_populators(kind, select, connection.alias)  # type: ignore[call-arg]  # until Django 6.1
    annotations = list((compiler.annotation_col_map or {}).items())

    def make(row: list[Any]) -> Model:
        instance: Model = kind["model"].from_db(connection.alias, names, row[own])
        for one in related:
            one.populate(row, instance)
        for name, place in annotations:
            setattr(instance, name, row[place])
        return instance

    return make


def _understood(rows: Sequence[Row], converters: Mapping[int, Any]) -> Iterator[list[Any]]:
    for row in map(list[Any], rows):
        for column, (steps, expression) in converters.items():
            for step in steps:
                row[column] = step(row[column], expression, connection)
        yield row


def _kind(value: Value) -> str:
    return value.sql if isinstance(value, RawSQL) else type(value).__name__


def _one_by_one(values: Mapping[str, Value]) -> Iterator[tuple[str, Any]]:
    """Each by the name of its place; those within SQL, too."""
    for name, value in values.items():
        if isinstance(value, RawSQL):
            yield from ((f"{name}.{at}", one) for at, one in enumerate(value.params))
        else:
            yield name, value


def _standing_in(name: str, value: Value, stand_ins: Mapping[str, Value]) -> Value:
    if isinstance(value, RawSQL):
        return RawSQL(value.sql, [stand_ins[f"{name}.{at}"] for at in range(len(value.params))])  # noqa: S611 - as it was
    return stand_ins[name]


def _stand_in(at: int, value: int | str | datetime) -> int | str | datetime:
    """A value of this kind that nothing else in a statement has."""
    if isinstance(value, datetime):
        return datetime(1583, 1, 1, tzinfo=UTC) + timedelta(days=at)
    return f"stand-in-{at}" if isinstance(value, str) else 2_147_400_000 + at


def _for_database(value: int | str | datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
