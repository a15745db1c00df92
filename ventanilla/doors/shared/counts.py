"""How many there are, up to a thousand: nobody decides anything differently beyond (see `docs/decisions/0019`)."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Subquery, Value, When

MOST = 1000
MOST_ONE_BY_ONE = 250
"""Where each row has to be looked at by itself: ten times the price of one that an index knows of."""


class _Counted(Subquery):
    """A count that stops looking when it has seen enough; an expression, so that many fit into one statement."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) looked_at)"


def how_many(rows: QuerySet[Any], *, most: int | None = None) -> Subquery:
    """The number of these rows as an expression: `most` (or `MOST`) means that many or more."""
    return _Counted(rows.order_by().values("pk")[: most or MOST], output_field=IntegerField())


class _CountedAmong(Subquery):
    """Of rows that say whether they fit, those that do; negative and one less when there was more to look at."""

    template = (
        "(SELECT CASE WHEN COUNT(*) < %(most)s THEN COALESCE(SUM(fits), 0) ELSE -1 - SUM(fits) END"
        " FROM (%(subquery)s) looked_at)"
    )


def how_many_among(rows: QuerySet[Any], fits: Q) -> Subquery:
    """Of the first `MOST_ONE_BY_ONE` rows the number of those that fit: for what no index knows by itself. A negative number
    means «that many and perhaps more» (see `count_words`).
    """
    one, none, most = Value(1), Value(0), min(MOST, MOST_ONE_BY_ONE)
    told = rows.annotate(fits=Case(When(fits, then=one), default=none, output_field=IntegerField()))
    return _CountedAmong(told.values("fits")[:most], output_field=IntegerField(), most=most)


def count_words(number: int) -> str:
    """«7», «7+» where not everything was looked at, «999+»."""
    if number < 0:
        return f"{min(-1 - number, MOST - 1)}+"
    return f"{MOST - 1}+" if number >= MOST else str(number)
