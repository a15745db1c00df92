"""Several small readings in one statement: a page asks once for all that hangs from a thing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db.models import CharField, QuerySet, TextField
from django.db.models import Value as Word
from django.db.models.functions import Cast, JSONObject

from ventanilla.doors.shared.statements import Row, Statement, Value

Reading = tuple[QuerySet[Any], Mapping[str, Any]]
"""Rows, and what to know of each: `{"name": "person__name"}`, paths or expressions."""


def gather(**readings: Reading) -> dict[str, list[dict[str, Any]]]:
    """Every reading's rows as dictionaries, by name; one statement for all of them (UNION ALL).

    Instants come as text (see `instant`), JSON columns either way (see `facts`). Rows come in no order, and slices are not
    possible: select with `pk__in=<sliced queryset>`, and sort what arrives.
    """
    return _sorted_out(readings, _together(readings))


class Gathering:
    """`gather` for a page that is looked at all day: its statement is written once (see `Statement` for what `readings`
    may do with the stand-ins that it is called with).
    """

    def __init__(self, readings: Callable[..., Mapping[str, Reading]]) -> None:
        self.readings = readings
        self.names: list[str] = []
        self.statement = Statement(self._rows)

    def __call__(
        self, *, besides: Mapping[str, Reading] | None = None, **values: Value
    ) -> dict[str, list[dict[str, Any]]]:
        """`besides`: what is another thing each time, written for this call alone and asked in the same statement."""
        more = besides or {}
        rows = self.statement.along_with((_part(name, *reading) for name, reading in more.items()), values)
        return _sorted_out([*self.names, *more], rows)

    def _rows(self, **stand_ins: Value) -> QuerySet[Any, tuple[str, str]]:
        readings = self.readings(**stand_ins)
        self.names = list(readings)
        return _together(readings)


def instant(text: str) -> datetime:
    """An instant as `gather` brings it: each database writes it in its own way, both in UTC."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def facts(value: Any) -> Any:
    """A JSON column as `gather` brings it: SQLite has it as text within the text."""
    return json.loads(value) if isinstance(value, str) else value


def _together(readings: Mapping[str, Reading]) -> QuerySet[Any, tuple[str, str]]:
    parts = [_part(name, *reading) for name, reading in readings.items()]
    return parts[0].union(*parts[1:], all=True)


def _sorted_out(names: Iterable[str], rows: Iterable[Row]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for name, row in rows:
        found[name].append(json.loads(row))
    return found


def _part(name: str, rows: QuerySet[Any], facts: Mapping[str, Any]) -> QuerySet[Any, tuple[str, str]]:
    told = {
        "reading_": Word(name, output_field=CharField()),
        "row_": Cast(JSONObject(**facts), TextField()),
    }
    return rows.order_by().annotate(**told).values_list("reading_", "row_")  # type: ignore[no-any-return]  # of any model
