"""At fifty thousand invoices nothing is read whole: lists, searches and pages take their rows from an index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from tests.house.plans import costly
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.actions.keeping import PaymentLine, note_payments
from ventanilla.domain.invoices.models import Invoice, InvoiceFile, Payment
from ventanilla.doors.desk.invoices import reads as desk
from ventanilla.doors.portal.invoices.reads import last_invoices
from ventanilla.doors.portal.invoices.taking import _newest_files
from ventanilla.doors.shared.invoice_lists import found_in, invoice_lines, of_year, years_of

INVOICES, CUSTOMERS = 50_000, 500
LARGE = {"invoices_invoice", "invoices_invoicefile", "files_storedfile"}
MOST = 5_000 if connection.vendor == "postgresql" else 400_000
"""Rows of one step, or instructions: some milliseconds."""

_DAY = (
    "date(%(today)s, '-' || (i %% 1400) || ' days')"
    if connection.vendor == "sqlite"
    else "CAST(%(today)s AS date) - i %% 1400"
)
_INVOICES = f"""WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < {INVOICES - 1})
    INSERT INTO invoices_invoice (customer_id, issuer_tax_id, series, number, folded_number, issued_on, total, currency,
        concept, rectifies_number, payment, published_at, withdrawn_because)
    SELECT %(first)s + i %% {CUSTOMERS}, 'B99887762', 'F', CAST(i AS varchar), 'F-' || i, {_DAY}, i, 'EUR',
        'Mantenimiento', '', '', %(at)s, '' FROM counted"""
_KEY = "printf('%032x', id)" if connection.vendor == "sqlite" else "CAST(lpad(to_hex(id), 32, '0') AS uuid)"
_STORED = f"""INSERT INTO files_storedfile (id, name, size, sha256, place, owner, is_draft, created_at)
    SELECT {_KEY}, 'a.pdf', 1, '', '', 'invoices', false, published_at FROM invoices_invoice"""
_FILES = f"""INSERT INTO invoices_invoicefile (invoice_id, file_id, kind, syntax, version, sha256, added_at)
    SELECT id, {_KEY}, 'pdf', '', 1, CAST(id AS varchar), published_at FROM invoices_invoice"""

_CORRECTED = "UPDATE invoices_invoice SET rectifies_id = id - 1 WHERE number LIKE '%00'"
_WAITING = f"""INSERT INTO invoices_arrival (file_id, kind, sha256, facts, reason, customer_id, brought_by, arrived_at)
    SELECT {_KEY}, 'pdf', CAST(id AS varchar), '{{}}', 'no_facts', NULL, '', published_at
    FROM invoices_invoice WHERE number LIKE '%00'"""


@pytest.fixture
def full_house(swept, cast):
    """Made by the database itself: a hundred for each customer, over four years; one in a hundred corrects another."""
    others = [Customer(code=f"K{number:05}", name=f"Cliente {number}") for number in range(CUSTOMERS)]
    Customer.objects.bulk_create(others)
    values = {"today": localdate(), "at": now(), "first": cast.aurora.pk}
    with connection.cursor() as cursor:
        cursor.execute(_INVOICES, values)
        cursor.execute(_STORED)
        cursor.execute(_FILES)
        cursor.execute(_CORRECTED)
        cursor.execute(_WAITING)
        cursor.execute("ANALYZE")
    return cast


def test_every_list_of_invoices_walks_along_an_index(full_house):
    nuria, ivan, aurora = full_house.nuria, full_house.ivan, full_house.aurora
    mine, all_of_them = Invoice.objects.visible_to(nuria), Invoice.objects.visible_to(ivan)
    before, oldest = localdate().year - 2, Invoice.objects.order_by("issued_on").first()
    assert oldest

    def at_the_desk(words: str = "", year: int | None = None, customer: int | None = None) -> None:
        first = desk.lines(all_of_them, words=words, year=year, customer=customer, cursor="").page
        desk.lines(all_of_them, words=words, year=year, customer=customer, cursor=first.older)

    looks = {
        "portal": lambda: (years_of(mine), invoice_lines(of_year(mine, before), ""), invoice_lines(mine, "")),
        "portal, words": lambda: [invoice_lines(found_in(mine, one), "") for one in ("nada", "manten", "7,00")],
        "home": lambda: last_invoices(nuria),
        "archive": lambda: _newest_files(of_year(mine, before)),
        "one": lambda: (list(oldest.files.all()), list(oldest.rectified_by.all()[:10]), desk.told_of(oldest)),
        "desk": lambda: (at_the_desk(), at_the_desk(year=before), at_the_desk(customer=aurora.pk)),
        "desk, words": lambda: [at_the_desk(one) for one in ("nada", "manten", "7,00", oldest.label)],
        "desk, words of": lambda: (at_the_desk("nada", before), at_the_desk("nada", None, aurora.pk)),
        "tray": lambda: (desk.waiting(""), desk.how_many_wait()),
        "customer": lambda: desk.last_of(aurora, all_of_them),
        "payments": lambda: note_payments([PaymentLine(oldest.label, Payment.PAID)], by=ivan),
        "the same number": lambda: Invoice.objects.filter(folded_number=oldest.folded_number).first(),
        "the same file": lambda: InvoiceFile.objects.filter(sha256="0" * 64).first(),
    }  # fmt: skip

    assert costly(looks, whole=LARGE, most=MOST) == []


def test_a_number_is_found_however_old_and_words_among_the_newest(full_house, monkeypatch):
    monkeypatch.setattr(desk, "LOOKED_THROUGH", 100)
    rows = Invoice.objects.visible_to(full_house.ivan)
    oldest = rows.order_by("issued_on").first()
    assert oldest

    def found(words: str, year: int | None = None) -> desk.Found:
        return desk.lines(rows, words=words, year=year, customer=None, cursor="")

    assert [one.id for one in found(f"f/{oldest.number}").page.rows] == [oldest.pk]
    assert found(f"{oldest.number},00").page.rows == []
    assert found("mantenimiento").since == localdate() - timedelta(days=2)
    named = found("mantenimiento", oldest.issued_on.year)
    assert {one.issued_on.year for one in named.page.rows} == {oldest.issued_on.year}
