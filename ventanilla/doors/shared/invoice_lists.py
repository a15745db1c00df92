"""Lists of invoices, as tuples: the customer's and the desk's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import now

from ventanilla.domain.invoices.models import Invoice, InvoiceFile, Payment, folded, label_of
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 25
LONGEST = 60
"""Characters of what one looks for."""
ORDER = ("-issued_on", "-id")
NEW_FOR = timedelta(days=7)


class Line(NamedTuple):
    """One invoice in a list."""

    issued_on: date
    id: int
    series: str
    number: str
    concept: str
    due_on: date | None
    total: Decimal
    currency: str
    payment: str
    rectifies_number: str
    published_at: datetime
    withdrawn_at: datetime | None
    pdf: int | None
    xml: int | None
    customer_id: int
    customer: str

    @property
    def label(self) -> str:
        return label_of(self.series, self.number)

    @property
    def is_new(self) -> bool:
        return self.published_at > now() - NEW_FOR

    @property
    def payment_word(self) -> str:
        return str(Payment(self.payment).label) if self.payment else ""


COLUMNS: Sequence[str] = (
    "issued_on", "id", "series", "number", "concept", "due_on", "total", "currency", "payment", "rectifies_number",
    "published_at", "withdrawn_at", "pdf", "xml", "customer_id", "customer__name",
)  # fmt: skip


def invoice_lines(rows: QuerySet[Invoice], cursor: str, *, size: int = PAGE) -> Page[Line]:
    """The newest first, each with its newest files."""
    return in_order(with_files(rows), ORDER, cursor, COLUMNS, Line, size=size)


def with_files(rows: QuerySet[Invoice]) -> QuerySet[Invoice, Any]:
    return rows.annotate(pdf=_newest(InvoiceFile.Kind.PDF), xml=_newest(InvoiceFile.Kind.XML))


def of_year(rows: QuerySet[Invoice], year: int) -> QuerySet[Invoice]:
    return rows.filter(issued_on__gte=date(year, 1, 1), issued_on__lte=date(year, 12, 31))


def years_of(rows: QuerySet[Invoice]) -> list[int]:
    """In which there are any, the newest first."""
    return [one.year for one in rows.dates("issued_on", "year", order="DESC")]


def found_in(rows: QuerySet[Invoice], words: str) -> QuerySet[Invoice]:
    """By number, concept or amount, as somebody writes them: «1187», «f26/1187», «484,00»."""
    fits = Q(concept__icontains=words)
    if number := folded("", words):
        fits |= Q(folded_number__contains=number)
    if re.fullmatch(r"-?[\d.,]{1,16}(\s?€)?", words):
        fits |= Q(total__in=_amounts(words))
    return rows.filter(fits)


def year_in(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[12]\d{3}", text) else None


def words_in(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST]


def _amounts(words: str) -> list[Decimal]:
    """What it may mean: 1.204,50 or 1204.50, taken back or not."""
    digits = words.rstrip("€ ")
    spanish, english = digits.replace(".", "").replace(",", "."), digits.replace(",", "")
    plain = {one for one in (spanish, english) if re.fullmatch(r"-?\d{1,12}(\.\d{1,2})?", one)}
    return [sign * Decimal(one) for one in sorted(plain) for sign in (1, -1)]


def _newest(kind: str) -> Subquery:
    files = InvoiceFile.objects.filter(invoice=OuterRef("pk"), kind=kind).order_by("-version")
    return Subquery(files.values("pk")[:1])
