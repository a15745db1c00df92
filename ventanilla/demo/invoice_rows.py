"""Two years of invoices of Norte Sistemas, as its accounting program would have left them: a PDF, and an XML of the newer.

Numbers run in the order of the days. There is one that was corrected, one with a second version, some unpaid, and two files
in the tray.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from django.utils.timezone import get_default_timezone

from ventanilla.demo.invoice_papers import Bill, drawn, facturae_of
from ventanilla.demo.people_rows import Company
from ventanilla.demo.shelf import remove_files
from ventanilla.demo.tax_ids import company_tax_id
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.invoices.actions.publishing import WAITING
from ventanilla.domain.invoices.guard import OWNER
from ventanilla.domain.invoices.matching import as_words
from ventanilla.domain.invoices.models import Arrival, Invoice, InvoiceFile, Payment, folded
from ventanilla.domain.invoices.reading import facts_of_xml
from ventanilla.domain.journal.chain import Line
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.models import THE_ONE, Provider

US = company_tax_id("B", 7)
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
          "diciembre")  # fmt: skip
PLANS = {"C0142": 400, "C0118": 690, "C0097": 450, "C0156": 380, "C0133": 320, "C0171": 560, "C0165": 310, "C0104": 980,
         "C0187": 350, "C0149": 420, "C0192": 180}  # fmt: skip
"""Net euros of each month's maintenance; who is not here has none."""
EXTRAS = (
    (7, "C0142", "Dos licencias de ofimática", 160), (66, "C0142", "Switch de 24 bocas y punto de acceso wifi", 995.45),
    (188, "C0142", "Bono de 20 horas", 900), (40, "C0118", "Cambio del lector de radiografías", 1240),
    (95, "C0104", "Dos servidores y su puesta en marcha", 8450), (310, "C0142", "Sustitución de la UPS", 412.5),
    (150, "C0208", "Terminal de venta", 780), (420, "C0097", "Disco del servidor de preimpresión", 339.9),
    (260, "C0171", "Treinta portátiles para el aula", 11700), (500, "C0133", "Cableado de la bodega", 2130),
)  # fmt: skip
"""Days ago, to whom, what, net euros."""
RETURNED = 0
"""Which of the extras was taken back in part, a week later."""
WITH_XML = timedelta(days=330)


@dataclass
class _Shelf:
    """What is written at once, table by table."""

    invoices: list[Invoice]
    stored: list[StoredFile]
    files: list[InvoiceFile]
    lines: list[Line]
    papers: dict[Path, bytes]


def write_invoices(company: Company, now: datetime) -> tuple[list[Line], dict[Path, bytes]]:
    """Returns the lines that the journal gets, and the bytes that are to lie on the disk (`keep_papers`)."""
    Provider.objects.filter(pk=THE_ONE).update(tax_id=US)
    forget_the_house()
    shelf = _Shelf([], [], [], [], {})
    for bill in _numbered(company, now.date()):
        _publish(bill, company.customers[bill.code], shelf, now)
    Invoice.objects.bulk_create(shelf.invoices)
    StoredFile.objects.bulk_create(shelf.stored)
    for file in shelf.files:
        file.invoice_id = file.invoice.pk
    InvoiceFile.objects.bulk_create(shelf.files)
    _tie()
    _leave_in_the_tray(company, shelf, now)
    told = zip(shelf.lines, shelf.invoices, strict=True)
    return [line._replace(thing_id=one.pk) for line, one in told], shelf.papers


def keep_papers(papers: dict[Path, bytes]) -> None:
    """Last of all, for a rollback does not take them back. Not through `vault.keep`: they can be made again."""
    try:
        for path, content in papers.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except BaseException:
        remove_files(papers)
        raise


def _numbered(company: Company, today: date) -> Iterator[Bill]:
    """In the order of their days, each year from one on; a credit of the second series comes by itself."""
    count: dict[tuple[str, int], int] = {}
    for on, code, what, net in sorted(_bills(today)):
        series = f"{'F' if net > 0 else 'R'}{on:%y}"
        count[series, on.year] = count.get((series, on.year), 1) + (3 if net > 0 else 0)
        number, customer = f"{count[series, on.year]:04}", company.customers[code]
        yield Bill(
            code=code, issuer=US, series=series, number=number, on=on, what=what, net=net, due=on + timedelta(days=30),
            customer=customer.legal_name, customer_tax_id=customer.tax_id, address=customer.address,
        )  # fmt: skip


def _bills(today: date) -> Iterator[tuple[date, str, str, Decimal]]:
    for back in range(24):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        for code, net in PLANS.items():
            yield date(year, month + 1, 1), code, f"Mantenimiento Plus, {MONTHS[month]}", Decimal(net)
    for days, code, what, euros in EXTRAS:
        yield today - timedelta(days=days), code, what, Decimal(str(euros))
    days, code, _what, _euros = EXTRAS[RETURNED]
    yield today - timedelta(days=days - 4), code, "Licencia devuelta", Decimal("-80")


def _publish(bill: Bill, customer: Customer, shelf: _Shelf, now: datetime) -> None:
    at = datetime.combine(bill.on, time(9, 12), get_default_timezone())
    age = now.date() - bill.on
    paid = Payment.PAID if age > timedelta(days=35) and bill.number != "0061" else Payment.PENDING
    invoice = Invoice(
        customer=customer, issuer_tax_id=US, series=bill.series, number=bill.number,
        folded_number=folded(bill.series, bill.number), issued_on=bill.on, due_on=bill.due if bill.net > 0 else None,
        net=bill.net, tax=bill.tax, total=bill.total, concept=bill.what, published_at=at,
        payment=paid if bill.net > 0 else Payment.UNKNOWN, rectifies_number="",
    )  # fmt: skip
    if bill.net < 0:
        first = next(one for one in shelf.invoices if one.concept == EXTRAS[RETURNED][2])
        invoice.rectifies_number = first.label
    shelf.invoices.append(invoice)
    papers = [("pdf", drawn(bill))] + (
        [("xml", facturae_of(bill))] if age < WITH_XML and bill.net > 0 else []
    )
    for kind, content in papers:
        _keep(shelf, invoice, kind, content, at, version=1)
    if bill.what == EXTRAS[1][2]:
        _keep(
            shelf,
            invoice,
            "pdf",
            drawn(bill, note="Duplicado con el pedido del cliente"),
            at + timedelta(days=2),
            version=2,
        )
    facts = {"number": invoice.label, "kind": "pdf", "version": 1}
    shelf.lines.append(
        Line(at, "system", None, "Carpeta vigilada", "invoice.published", "invoice", None, customer.pk, facts)
    )


def _keep(shelf: _Shelf, invoice: Invoice, kind: str, content: bytes, at: datetime, *, version: int) -> None:
    ending = kind if version == 1 else f"v{version}.{kind}"
    stored = _stored(shelf, f"{invoice.label}.{ending}", content, OWNER, at)
    shelf.stored.append(stored)
    shelf.files.append(
        InvoiceFile(
            invoice=invoice,
            file=stored,
            kind=kind,
            syntax="facturae" if kind == "xml" else "",
            version=version,
            sha256=stored.sha256,
            added_at=at,
        )
    )


def _stored(shelf: _Shelf, name: str, content: bytes, owner: str, at: datetime) -> StoredFile:
    key = uuid.uuid4()
    file = StoredFile(
        id=key, name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest(), place=f"{key.hex[:2]}/{key.hex}",
        owner=owner, is_draft=False, created_at=at,
    )  # fmt: skip
    shelf.papers[file.path] = content
    return file


def _tie() -> None:
    for one in Invoice.objects.exclude(rectifies_number=""):
        first = Invoice.objects.filter(folded_number=folded("", one.rectifies_number)).first()
        Invoice.objects.filter(pk=one.pk).update(rectifies=first)


def _leave_in_the_tray(company: Company, shelf: _Shelf, now: datetime) -> None:
    """A PDF that says nothing, and one of a company that nobody knows."""
    bill = Bill(
        code="C0118", issuer=US, series="", number="", on=now.date(), what="Instalación", net=Decimal(90), due=now.date(),
        customer="Clínica Ribera", customer_tax_id="", address="",
    )  # fmt: skip
    new = replace(
        bill, customer="Floristería Alheña, S. L.", customer_tax_id=company_tax_id("B", 999), series=f"F{now:%y}",
        number="9001", what="Alta y puesta en marcha", net=Decimal(100),
    )  # fmt: skip
    xml = facturae_of(new)
    who = company.staff["ivan@norte.example"].person.name
    papers = [
        ("C0118 instalacion.pdf", "pdf", drawn(bill), Arrival.Reason.NO_FACTS, company.customers["C0118"], None, who),
        ("F-9001.xml", "xml", xml, Arrival.Reason.NO_CUSTOMER, None, facts_of_xml(xml), "Carpeta vigilada"),
    ]  # fmt: skip
    for hours, (name, kind, content, reason, customer, facts, by) in enumerate(papers, 1):
        at = now - timedelta(hours=hours)
        stored = _stored(shelf, name, content, WAITING, at)
        stored.save(force_insert=True)
        Arrival.objects.create(
            file=stored, kind=kind, sha256=stored.sha256, facts=as_words(facts), reason=reason, customer=customer,
            brought_by=by, arrived_at=at,
        )  # fmt: skip
