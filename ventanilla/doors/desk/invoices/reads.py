"""What the desk's pages of invoices read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.models import Arrival, Invoice, folded
from ventanilla.domain.journal.models import Entry
from ventanilla.doors.shared.invoice_lists import Line, found_in, invoice_lines, of_year
from ventanilla.doors.shared.lists import Page, in_order

MOST_WAITING = 1000
OF_CUSTOMER = 6
LOOKED_THROUGH = 4000
"""How many invoices are looked through for words, the newest of those asked for: some milliseconds."""
WITH_NUMBER = 25
"""How many may have the very number that was written: it begins anew each year, and for each who issues."""


class Waiting(NamedTuple):
    """A file in the tray."""

    id: int
    name: str
    reason: str
    customer: str | None
    brought_by: str
    arrived_at: datetime

    @property
    def why(self) -> str:
        return str(Arrival.Reason(self.reason).label)


class Found(NamedTuple):
    """A page of the list."""

    page: Page[Line]
    since: date | None = None
    """From which day on words were looked for; None where all were looked through."""


def lines(
    rows: QuerySet[Invoice], *, words: str, year: int | None, customer: int | None, cursor: str
) -> Found:
    """With words, those that have that very number come first, whatever their day."""
    if customer:
        rows = rows.filter(customer=customer)
    if year:
        rows = of_year(rows, year)
    if not words:
        return Found(invoice_lines(rows, cursor))
    since, named = _looked_from(rows), _numbered(rows, words)
    recent = rows.filter(issued_on__gte=since) if since else rows
    page = invoice_lines(found_in(recent.exclude(pk__in=[one.id for one in named]), words), cursor)
    return Found(page if cursor else Page([*named, *page.rows], page.older), since)


def _looked_from(rows: QuerySet[Invoice]) -> date | None:
    """The day of the last one that is looked through; None when there are no more."""
    days = rows.order_by("-issued_on", "-id").values_list("issued_on", flat=True)
    return next(iter(days[LOOKED_THROUGH : LOOKED_THROUGH + 1]), None)


def _numbered(rows: QuerySet[Invoice], words: str) -> Sequence[Line]:
    """By its index. Nothing has an empty number."""
    number = folded("", words)
    return invoice_lines(rows.filter(folded_number=number), "", size=WITH_NUMBER).rows if number else ()


def waiting(cursor: str) -> Page[Waiting]:
    """The first that came first."""
    columns = ("id", "file__name", "reason", "customer__name", "brought_by", "arrived_at")
    return in_order(Arrival.objects.all(), ("id",), cursor, columns, Waiting, size=50)


def how_many_wait() -> int:
    """Counted to `MOST_WAITING`."""
    return Arrival.objects.values("pk")[:MOST_WAITING].count()


def last_of(customer: Customer, rows: QuerySet[Invoice]) -> list[Invoice]:
    return list(rows.filter(customer=customer).order_by("-issued_on", "-pk")[:OF_CUSTOMER])


def told_of(invoice: Invoice) -> QuerySet[Entry]:
    """What happened to it and who saw it, the last first."""
    return Entry.objects.about("invoice", invoice.pk).order_by("-id")[:30]
