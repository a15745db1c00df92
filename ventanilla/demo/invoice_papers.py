"""An invoice as the accounting program of Norte Sistemas would print it, and as Facturae. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from ventanilla.demo.papers import Mark, placed

HOUSE = "Norte Sistemas, S. L."


@dataclass(frozen=True, kw_only=True)
class Bill:
    """One line is enough; amounts in euros, with 21 % of VAT."""

    code: str
    issuer: str
    series: str
    number: str
    on: date
    due: date
    what: str
    net: Decimal
    customer: str
    customer_tax_id: str
    address: str

    @property
    def tax(self) -> Decimal:
        return (self.net * 21 / 100).quantize(Decimal("0.01"))

    @property
    def total(self) -> Decimal:
        return self.net + self.tax


def drawn(bill: Bill, *, note: str = "") -> bytes:
    """One page, two kilobytes."""
    label = f"{bill.series}-{bill.number}" if bill.number else "sin número"
    marks = [
        Mark(56, 780, 20, HOUSE, bold=True), Mark(56, 762, 9, f"CIF {bill.issuer} · Calle Nueva, 1, 50001 Zaragoza"),
        Mark(400, 780, 13, f"Factura {label}", bold=True), Mark(400, 762, 9, f"Fecha {bill.on:%d/%m/%Y}"),
        Mark(400, 748, 9, f"Vencimiento {bill.due:%d/%m/%Y}"),
        Mark(56, 700, 11, bill.customer, bold=True), Mark(56, 684, 9, f"CIF {bill.customer_tax_id} · Cliente {bill.code}"),
        Mark(56, 670, 9, bill.address),
        Mark(56, 618, 9, "Concepto", bold=True), Mark(480, 618, 9, "Importe", bold=True),
        Mark(56, 596, 10, bill.what), Mark(480, 596, 10, _euros(bill.net)),
        Mark(380, 540, 9, "Base imponible"), Mark(480, 540, 9, _euros(bill.net)),
        Mark(380, 524, 9, "IVA 21 %"), Mark(480, 524, 9, _euros(bill.tax)),
        Mark(380, 500, 12, "Total", bold=True), Mark(480, 500, 12, _euros(bill.total), bold=True),
        Mark(56, 460, 9, note),
        Mark(56, 60, 8, "Documento de una demostración: ni las empresas ni los importes existen."),
    ]  # fmt: skip
    return placed(marks, rules=[(56, 610, 539), (380, 516, 539)])


def facturae_of(bill: Bill) -> bytes:
    """3.2.2, unsigned: nobody in a demonstration signs."""
    party = (
        "<TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode>"
        "<TaxIdentificationNumber>{}</TaxIdentificationNumber></TaxIdentification>"
        "<LegalEntity><CorporateName>{}</CorporateName></LegalEntity>"
    )
    seller = party.format(bill.issuer, escape(HOUSE))
    buyer = party.format(bill.customer_tax_id, escape(bill.customer))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml">
<FileHeader><SchemaVersion>3.2.2</SchemaVersion><Modality>I</Modality></FileHeader>
<Parties><SellerParty>{seller}</SellerParty><BuyerParty>{buyer}</BuyerParty></Parties>
<Invoices><Invoice><InvoiceHeader><InvoiceNumber>{bill.number}</InvoiceNumber>
<InvoiceSeriesCode>{bill.series}</InvoiceSeriesCode><InvoiceDocumentType>FC</InvoiceDocumentType></InvoiceHeader>
<InvoiceIssueData><IssueDate>{bill.on}</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>
<InvoiceTotals><TotalGrossAmountBeforeTaxes>{bill.net:.2f}</TotalGrossAmountBeforeTaxes>
<TotalTaxOutputs>{bill.tax:.2f}</TotalTaxOutputs><InvoiceTotal>{bill.total:.2f}</InvoiceTotal></InvoiceTotals>
<Items><InvoiceLine><ItemDescription>{escape(bill.what)}</ItemDescription><Quantity>1.0</Quantity>
<UnitPriceWithoutTax>{bill.net:.2f}</UnitPriceWithoutTax><GrossAmount>{bill.net:.2f}</GrossAmount></InvoiceLine></Items>
<PaymentDetails><Installment><InstallmentDueDate>{bill.due}</InstallmentDueDate></Installment></PaymentDetails>
</Invoice></Invoices></fe:Facturae>
""".encode()


def _euros(amount: Decimal) -> str:
    return f"{amount:,.2f} €".translate(str.maketrans(",.", ".,"))
