"""UBL 2.1 invoices and credit notes, as EN 16931 uses them (OASIS; CEN/TS 16931-3-2)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ventanilla.domain.invoices.reading.facts import MOST_LINES, Facts, Line, amount, day, number, text

LINES = {"Invoice": ("InvoiceLine", "InvoicedQuantity"), "CreditNote": ("CreditNoteLine", "CreditedQuantity")}
TAX_ID = ("PartyTaxScheme/CompanyID", "PartyLegalEntity/CompanyID")


def is_it(root: Element) -> bool:
    return root.tag in LINES and root.find("AccountingSupplierParty") is not None


def read(root: Element) -> Facts:
    of_lines, of_quantity = LINES[root.tag]
    lines = [_line(one, of_quantity) for one in root.findall(of_lines)[:MOST_LINES]]
    seller, buyer = root.find("AccountingSupplierParty/Party"), root.find("AccountingCustomerParty/Party")
    facts = Facts(
        format="ubl",
        issuer_tax_id=text(seller, *TAX_ID, longest=30), issuer_name=_name(seller),
        customer_tax_id=text(buyer, *TAX_ID, longest=30), customer_name=_name(buyer),
        customer_code=text(buyer, "PartyIdentification/ID", longest=40)
        or text(root, "AccountingCustomerParty/CustomerAssignedAccountID", longest=40),
        number=text(root, "ID", longest=60), issued_on=day(root, "IssueDate"),
        due_on=day(root, "DueDate", "PaymentMeans/PaymentDueDate"),
        net=amount(root, "LegalMonetaryTotal/TaxExclusiveAmount"), tax=amount(root, "TaxTotal/TaxAmount"),
        total=amount(root, "LegalMonetaryTotal/TaxInclusiveAmount", "LegalMonetaryTotal/PayableAmount"),
        currency=text(root, "DocumentCurrencyCode", longest=3) or "EUR",
        rectifies_number=text(root, "BillingReference/InvoiceDocumentReference/ID", longest=60),
        concept=lines[0].what if lines else text(root, "Note", longest=200), lines=tuple(lines),
    )  # fmt: skip
    return facts.taken_back() if root.tag == "CreditNote" else facts


def _name(party: Element | None) -> str:
    return text(party, "PartyLegalEntity/RegistrationName", "PartyName/Name")


def _line(line: Element, of_quantity: str) -> Line:
    return Line(
        what=text(line, "Item/Name", "Item/Description", longest=200), quantity=number(line, of_quantity),
        price=number(line, "Price/PriceAmount"), amount=amount(line, "LineExtensionAmount"),
    )  # fmt: skip
