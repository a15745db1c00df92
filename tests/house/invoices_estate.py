"""Invoices of both companies, and one that waits; those of the other one give themselves away."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from tests.cast import Cast
from tests.invoice_files import US, facturae, plain_pdf
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.actions.publishing import publish_arrival, take_in
from ventanilla.domain.invoices.matching import Told
from ventanilla.domain.invoices.models import InvoiceFile


def invoices_examples(cast: Cast, canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere: Aurora's invoice, its file, and what waits in the tray."""
    paper = published(cast, cast.aurora, "F26-1187", "Mantenimiento", plain_pdf("aurora"))
    published(cast, cast.aurora, "F26-1187", "Mantenimiento", facturae(customer="", number="F26-1187"))
    published(cast, cast.ribera, f"{canary}-7", f"{canary} concepto", plain_pdf("ribera"))
    waits = take_in("por-casar.pdf", plain_pdf("espera"), by=cast.ivan).arrival
    numbers = {f"{route}.number": paper.invoice_id for route in INVOICE_ROUTES}
    return {
        **numbers,
        **{f"{route}.file": paper.pk for route in INVOICE_ROUTES},
        **{f"desk:{route}.number": waits.pk for route in ARRIVAL_ROUTES},
        "portal:invoices_zip.year": paper.invoice.issued_on.year,
    }


def published(
    cast: Cast, customer: Customer, number: str, concept: str, content: bytes, *, days_ago: int = 0
) -> InvoiceFile:
    """For this customer; a file that says whose it is goes there by itself."""
    told = Told(
        issuer_tax_id=US, number=number, issued_on=localdate() - timedelta(days=days_ago), total=Decimal("484.00"),
        due_on=localdate() + timedelta(days=30), concept=concept,
    )  # fmt: skip
    taken = take_in(f"{number}.pdf", content, by=cast.ivan)
    if taken.arrival is not None:
        taken = publish_arrival(taken.arrival, told, customer, by=cast.ivan)
    invoice = taken.invoice
    assert invoice is not None
    return invoice.files.order_by("-pk").select_related("invoice")[0]


INVOICE_ROUTES = (
    "portal:invoice", "portal:invoice_file", "portal:invoice_look", "desk:invoice", "desk:invoice_file",
    "desk:invoice_withdraw",
)  # fmt: skip
ARRIVAL_ROUTES = ("invoice_arrival", "invoice_arrival_discard", "invoice_arrival_file")
