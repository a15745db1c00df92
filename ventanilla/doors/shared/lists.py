"""Lists by keyset: what comes after the last row seen, never the n-th page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

T = TypeVar("T")
PAGE = 25


@dataclass(frozen=True)
class Page(Generic[T]):
    rows: Sequence[T]
    older: str
    """Cursor of the next page; empty when this is the last."""


def newest_first(
    tickets: QuerySet[Any], cursor: str, columns: Sequence[str], row: Callable[..., T], *, size: int = PAGE
) -> Page[T]:
    """`size` rows by (updated_at, number), newest first, after the cursor. One more is fetched to know of a next page.

    `columns` must begin with `updated_at`, `number`. A cursor that nobody gave out is ignored.
    """
    after = _parsed(cursor)
    if after:
        at, number = after
        tickets = tickets.filter(Q(updated_at__lt=at) | Q(updated_at=at, number__lt=number))
    found = list(tickets.order_by("-updated_at", "-number").values_list(*columns)[: size + 1])
    more = len(found) > size
    rows = [row(*values) for values in found[:size]]
    return Page(rows, _cursor(*found[size - 1][:2]) if more else "")


def _cursor(at: datetime, number: int) -> str:
    return f"{at.isoformat()}~{number}"


def _parsed(cursor: str) -> tuple[datetime, int] | None:
    at, _tilde, number = cursor.replace(" ", "+").partition("~")
    try:
        moment = datetime.fromisoformat(at)
        return (moment.astimezone(UTC), int(number)) if moment.tzinfo else None
    except (ValueError, OverflowError):  # the year 1 in Auckland is before time
        return None
