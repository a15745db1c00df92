"""Lists by keyset: what comes after the last row seen, never the n-th page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import F, Field, Model, OrderBy, Q, QuerySet

from ventanilla.domain.customers.models import Membership
from ventanilla.doors.shared.statements import Statement, Value

T = TypeVar("T")
PAGE = 20
NEWEST_FIRST = ("-updated_at", "-number")


@dataclass(frozen=True)
class Page(Generic[T]):
    rows: Sequence[T]
    older: str
    """Cursor of the next page; empty when this is the last."""


def newest_first(
    tickets: QuerySet[Any], cursor: str, columns: Sequence[str], row: Callable[..., T], *, size: int = PAGE
) -> Page[T]:
    """`in_order`, by what moved last."""
    return in_order(tickets, NEWEST_FIRST, cursor, columns, row, size=size)


def in_order(
    rows: QuerySet[Any], order: Sequence[str], cursor: str, columns: Sequence[str], row: Callable[..., T],
    *, size: int = PAGE,
) -> Page[T]:  # fmt: skip
    """`size` rows after the cursor. One more is fetched to know of a next page.

    `order`: columns of the rows themselves, «-» before one that falls; the last is unique, only the first may be text, and
    what has no value comes last. All are among `columns`. A cursor that nobody gave out is ignored.
    """
    keys = [_Key.of(rows.model, name) for name in order]
    seen = _parsed(cursor, keys)
    if seen:
        rows = rows.filter(_after(keys, seen))
    return _page(list(_first(rows, keys, columns, size)), keys, columns, row, size)


class Beginning(Generic[T]):
    """The first page of a list in order (see `in_order`), by a statement that is written once: `written` is `Statement` or
    `ScopedStatement`, and `rows` what that one asks for.
    """

    def __init__(
        self, rows: Callable[..., QuerySet[Any]], order: Sequence[str], columns: Sequence[str], row: Callable[..., T],
        *, most: int, written: Callable[..., Callable[..., list[Any]]] = Statement,
    ) -> None:  # fmt: skip
        self.rows, self.order, self.columns, self.row, self.most = rows, order, columns, row, most
        self.keys: list[_Key] = []
        self.statement = written(self._write)

    def __call__(self, *who: Membership, size: int, **values: Value) -> Page[T]:
        """`size`: no more than `most`."""
        found = self.statement(*who, **values)
        return _page(found[: size + 1], self.keys, self.columns, self.row, size)

    def _write(self, *who: Membership, **stand_ins: Value) -> QuerySet[Any, Any]:
        rows = self.rows(*who, **stand_ins)
        self.keys = [_Key.of(rows.model, name) for name in self.order]
        return _first(rows, self.keys, self.columns, self.most)


def _first(
    rows: QuerySet[Any], keys: Sequence[_Key], columns: Sequence[str], size: int
) -> QuerySet[Any, Any]:
    return rows.order_by(*(key.sorts for key in keys)).values_list(*columns)[: size + 1]


def _page(
    found: Sequence[Any], keys: Sequence[_Key], columns: Sequence[str], row: Callable[..., T], size: int
) -> Page[T]:
    more = len(found) > size
    return Page(
        [row(*values) for values in found[:size]], _cursor(found[size - 1], columns, keys) if more else ""
    )


@dataclass(frozen=True)
class _Key:
    """One column of an order."""

    name: str
    falls: bool
    field: Field[Any, Any]

    @classmethod
    def of(cls, model: type[Model], name: str) -> _Key:
        field = model._meta.get_field(name.removeprefix("-"))
        assert isinstance(field, Field)
        return cls(field.name, name.startswith("-"), field)

    @property
    def sorts(self) -> OrderBy:
        last = True if self.field.null else None
        return F(self.name).desc(nulls_last=last) if self.falls else F(self.name).asc(nulls_last=last)

    def at(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any, *, within: str = "") -> Q:
        """Rows that come after this value; with `within="e"` those that have it as well."""
        if value is None:
            return self.at(None) if within else Q(pk__in=())
        further = Q(**{f"{self.name}__{'lt' if self.falls else 'gt'}{within}": value})
        return further | self.at(None) if self.field.null else further

    def parsed(self, text: str) -> Any:
        """Raises ValueError or ValidationError for what is no value of this column."""
        if not text and self.field.null:
            return None
        value = self.field.to_python(text)
        if not isinstance(value, datetime):
            return value
        if not value.tzinfo:
            raise ValueError("an instant without a zone")
        return value.astimezone(UTC)


def _after(keys: Sequence[_Key], seen: Sequence[Any]) -> Q:
    """Rows after those values. The first column is bounded once more by itself: that is what an index understands."""
    later = Q(pk__in=())
    for key, value in reversed(list(zip(keys, seen, strict=True))):
        later = key.beyond(value) | (key.at(value) & later)
    return keys[0].beyond(seen[0], within="e") & later


def _cursor(last: Sequence[Any], columns: Sequence[str], keys: Sequence[_Key]) -> str:
    """The values of the last row, with a tilde between them."""
    values = [last[columns.index(key.name)] for key in keys]
    return "~".join(
        value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)
        for value in values
    )


def _parsed(cursor: str, keys: Sequence[_Key]) -> list[Any] | None:
    texts = cursor.rsplit("~", len(keys) - 1)
    if not cursor or "\0" in cursor or len(texts) != len(keys):
        return None
    try:
        # A plus sign that somebody copied out of an address by hand arrives as a space.
        return [
            key.parsed(text.replace(" ", "+") if "T" in text else text)
            for key, text in zip(keys, texts, strict=True)
        ]
    except (ValueError, OverflowError, ValidationError):  # the year 1 in Auckland is before time
        return None
