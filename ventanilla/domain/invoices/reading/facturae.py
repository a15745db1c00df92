"""Facturae 3.2, 3.2.1 and 3.2.2 (Orden PRE/2971/2007 and the schemas at facturae.gob.es), signed or not.

The signature is not judged: that is for programs that keep lists of who may sign. It is part of the file and stays in it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.invoices.reading.facts import MOST_LINES, Facts, Line, amount, day, number, text, texts


def is_it(root: Element) -> bool:
    return root.tag == "Facturae"


def read(root: Element) -> Facts:
    """Raises Refused for a file with several invoices: each is published by itself."""
    invoices = root.findall("Invoices/Invoice")
    if len(invoices) > 1:
        raise Refused(
            _(
                "Este Facturae lleva %(count)s facturas dentro. Súbelas en archivos separados, una en cada uno."
            )
            % {"count": len(invoices)}
        )
    invoice = invoices[0] if invoices else None
    seller, buyer = root.find("Parties/SellerParty"), root.find("Parties/BuyerParty")
    lines = [
        _line(one)
        for one in (invoice.findall("Items/InvoiceLine")[:MOST_LINES] if invoice is not None else ())
    ]
    corrective = invoice.find("InvoiceHeader/Corrective") if invoice is not None else None
    return Facts(
        format="facturae",
        issuer_tax_id=text(seller, "TaxIdentification/TaxIdentificationNumber", longest=30), issuer_name=_name(seller),
        customer_tax_id=text(buyer, "TaxIdentification/TaxIdentificationNumber", longest=30), customer_name=_name(buyer),
        customer_code=text(buyer, "PartyIdentification", longest=40),
        series=text(invoice, "InvoiceHeader/InvoiceSeriesCode", longest=40),
        number=text(invoice, "InvoiceHeader/InvoiceNumber", longest=60),
        issued_on=day(invoice, "InvoiceIssueData/IssueDate"),
        due_on=max(
            (due for one in _parts(invoice, "PaymentDetails/Installment") if (due := day(one, "InstallmentDueDate"))),
            default=None,
        ),
        net=amount(invoice, "InvoiceTotals/TotalGrossAmountBeforeTaxes"),
        tax=amount(invoice, "InvoiceTotals/TotalTaxOutputs"),
        total=amount(invoice, "InvoiceTotals/InvoiceTotal"),
        currency=text(invoice, "InvoiceIssueData/InvoiceCurrencyCode", longest=3) or "EUR",
        rectifies_series=text(corrective, "InvoiceSeriesCode", longest=40),
        rectifies_number=text(corrective, "InvoiceNumber", longest=60),
        concept=lines[0].what if lines else "", lines=tuple(lines),
    )  # fmt: skip


def _parts(root: Element | None, path: str) -> list[Element]:
    return root.findall(path) if root is not None else []


def _name(party: Element | None) -> str:
    parts = ("Name", "FirstSurname", "SecondSurname")
    person = " ".join(one for part in parts for one in texts(party, f"Individual/{part}"))
    return text(party, "LegalEntity/CorporateName") or person[:120]


def _line(line: Element) -> Line:
    return Line(
        what=text(line, "ItemDescription", longest=200), quantity=number(line, "Quantity"),
        price=number(line, "UnitPriceWithoutTax"), amount=amount(line, "GrossAmount", "TotalCost"),
    )  # fmt: skip
