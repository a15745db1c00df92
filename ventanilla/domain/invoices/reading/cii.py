"""Cross Industry Invoice D16B of UN/CEFACT, which Factur-X and ZUGFeRD put inside a PDF (CEN/TS 16931-3-3)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ventanilla.domain.invoices.reading.facts import MOST_LINES, Facts, Line, amount, day, number, text

DEAL = "SupplyChainTradeTransaction"
AGREED, SETTLED = f"{DEAL}/ApplicableHeaderTradeAgreement", f"{DEAL}/ApplicableHeaderTradeSettlement"
SUMS = f"{SETTLED}/SpecifiedTradeSettlementHeaderMonetarySummation"
CREDIT_NOTES = ("381", "261", "396")
"""Types of document (UNTDID 1001) whose amounts may be told without a sign."""


def is_it(root: Element) -> bool:
    return root.tag == "CrossIndustryInvoice"


def read(root: Element) -> Facts:
    lines = [_line(one) for one in root.findall(f"{DEAL}/IncludedSupplyChainTradeLineItem")[:MOST_LINES]]
    seller, buyer = root.find(f"{AGREED}/SellerTradeParty"), root.find(f"{AGREED}/BuyerTradeParty")
    facts = Facts(
        format="cii",
        issuer_tax_id=_tax_id(seller), issuer_name=text(seller, "Name"),
        customer_tax_id=_tax_id(buyer), customer_name=text(buyer, "Name"),
        customer_code=text(buyer, "ID", longest=40),
        number=text(root, "ExchangedDocument/ID", longest=60),
        issued_on=day(root, "ExchangedDocument/IssueDateTime/DateTimeString"),
        due_on=day(root, f"{SETTLED}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"),
        net=amount(root, f"{SUMS}/TaxBasisTotalAmount"), tax=amount(root, f"{SUMS}/TaxTotalAmount"),
        total=amount(root, f"{SUMS}/GrandTotalAmount"),
        currency=text(root, f"{SETTLED}/InvoiceCurrencyCode", longest=3) or "EUR",
        rectifies_number=text(root, f"{SETTLED}/InvoiceReferencedDocument/IssuerAssignedID", longest=60),
        concept=lines[0].what if lines else text(root, "ExchangedDocument/IncludedNote/Content", longest=200),
        lines=tuple(lines),
    )  # fmt: skip
    is_credit = text(root, "ExchangedDocument/TypeCode", longest=4) in CREDIT_NOTES
    return facts.taken_back() if is_credit else facts


def _tax_id(party: Element | None) -> str:
    """Its VAT number before its fiscal one, and those before the number of its register."""
    numbers = party.findall("SpecifiedTaxRegistration/ID") if party is not None else []
    of_scheme = {one.get("schemeID", ""): text(one, ".", longest=30) for one in numbers}
    return (
        of_scheme.get("VA") or of_scheme.get("FC") or text(party, "SpecifiedLegalOrganization/ID", longest=30)
    )


def _line(line: Element) -> Line:
    deal = "SpecifiedLineTrade"
    return Line(
        what=text(line, "SpecifiedTradeProduct/Name", longest=200),
        quantity=number(line, f"{deal}Delivery/BilledQuantity"),
        price=number(line, f"{deal}Agreement/NetPriceProductTradePrice/ChargeAmount"),
        amount=amount(line, f"{deal}Settlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"),
    )  # fmt: skip
