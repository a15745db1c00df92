"""Publishing invoices: whose they are, what the same file again does, what is refused, and what nobody can do."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.policy import SMTP

import pytest
import time_machine
from django.db import Error, connection, transaction
from django.utils.timezone import localdate

from tests.invoice_files import AURORA, RIBERA, US, facturae, facturx, plain_pdf, sha256, ubl
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.invoices.actions.keeping import PaymentLine, note_payments, withdraw
from ventanilla.domain.invoices.actions.publishing import (
    Fate,
    discard_arrival,
    publish_arrival,
    take_in,
)
from ventanilla.domain.invoices.matching import Told
from ventanilla.domain.invoices.models import Arrival, Invoice, InvoiceFile, Payment
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.message import message_bytes
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.provider.actions import change_invoice_mail

TOLD = Told(issuer_tax_id=US, number="F26-1187", issued_on=date(2026, 11, 1), total=Decimal("484.00"))


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel("2026-11-23 10:00+01:00", tick=False):
        yield


@pytest.fixture
def cast(cast):
    """With tax ids, by which invoices find their way."""
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id=AURORA)
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id=RIBERA)
    return cast


def rows() -> list[int]:
    return [one.objects.count() for one in (Invoice, InvoiceFile, Arrival, StoredFile)]


def refused(content: bytes, cast, why: str) -> None:
    before = rows()
    with pytest.raises(Refused, match=why):
        take_in("a.xml", content, by=cast.ivan)
    assert rows() == before


def test_a_file_that_says_whose_it_is_is_published_as_it_came(cast):
    content = facturae()

    taken = take_in("F26-1187.xsig", content, by=cast.ivan)

    invoice, kept = taken.invoice, taken.invoice.files.get().file
    assert (taken.fate, invoice.customer, invoice.label) == (Fate.PUBLISHED, cast.aurora, "F26-1187")
    assert (invoice.total, invoice.due_on, kept.name) == (
        Decimal("484.00"),
        date(2026, 11, 30),
        "F26-1187.xsig",
    )
    assert kept.path.read_bytes() == content
    assert kept.sha256 == sha256(content)
    assert not kept.is_draft
    assert [one.verb for one in Entry.objects.all()] == ["invoice.published"]


def test_it_is_told_to_the_active_contacts_for_invoices_and_to_no_one_else(cast):
    Membership.objects.filter(pk=cast.lucia.pk).update(
        for_invoices=True, is_active=False, suspended_at="2026-11-01 10:00Z"
    )
    Membership.objects.filter(pk=cast.oscar.pk).update(for_invoices=True)

    taken = take_in("a.xml", facturae(), by=cast.ivan)
    take_in("b.xml", facturae(number="900", on="2025-01-05"), by=cast.ivan)

    letter = Letter.objects.get()
    assert letter.to_address == cast.nuria.person.email
    assert f"/facturas/{taken.invoice.pk}/" in letter.text
    assert "484,00" in letter.text


def test_by_mail_the_bytes_are_those_that_came_where_the_settings_say_so(cast):
    change_invoice_mail(attached=True, by=cast.ivan)
    contents = [facturae(), facturae(number="2").replace(b"\n", b"\r\n"), facturx(number="F-3")]

    for at, content in enumerate(contents):
        take_in(f"{at}.bin", content, by=cast.ivan)
    contents.append(plain_pdf("con código QR"))
    typed = replace(TOLD, number="F26-4", issued_on=localdate())
    publish_arrival(take_in("qr.pdf", contents[-1], by=cast.ivan).arrival, typed, cast.aurora, by=cast.ivan)

    letters = [message_from_bytes(message_bytes(one), policy=SMTP) for one in Letter.objects.order_by("pk")]
    enclosed = [[sha256(part.get_content()) for part in one.iter_attachments()] for one in letters]
    assert enclosed == [[sha256(content)] for content in contents]
    stored = StoredFile.objects.get(sha256=sha256(contents[0]))
    stored.path.write_bytes(b"otra cosa")
    with pytest.raises(ValueError, match="not the one"):
        message_bytes(Letter.objects.order_by("pk")[0])


def test_the_same_again_changes_nothing(cast):
    first = take_in("a.xml", facturae(), by=cast.ivan)
    second = take_in("otro-nombre.xml", facturae(), by=cast.ivan)
    waits = [take_in("b.pdf", plain_pdf(), by=cast.ivan) for _again in range(2)]

    assert (second.fate, second.invoice) == (Fate.KNOWN, first.invoice)
    assert [one.fate for one in waits] == [Fate.WAITS, Fate.KNOWN]
    assert (InvoiceFile.objects.count(), Arrival.objects.count()) == (1, 1)
    assert Letter.objects.count() == 1


def test_another_file_under_the_same_number_is_a_new_version_and_the_old_one_stays(cast):
    take_in("a.xml", facturae(), by=cast.ivan)
    paper = take_in("a.pdf", facturx(number="F26-1187"), by=cast.ivan)
    newer = take_in("a2.xml", facturae(total="500.00"), by=cast.ivan)

    assert [paper.fate, newer.fate] == [Fate.ADDED, Fate.NEW_VERSION]
    versions = newer.invoice.files.order_by("kind", "version").values_list("kind", "version")
    assert list(versions) == [("pdf", 1), ("xml", 1), ("xml", 2)]
    assert Invoice.objects.get().total == Decimal("484.00"), "what was published first stands"
    assert ["Nueva versión" in one.subject for one in Letter.objects.order_by("pk")] == [False, True]


def test_who_corrects_is_tied_to_what_it_corrects_whichever_comes_first(cast):
    early = take_in(
        "r.xml", facturae(series="R26", number="21", rectifies="1187", total="-96.80"), by=cast.ivan
    ).invoice
    first = take_in("f.xml", facturae(), by=cast.ivan).invoice
    late = take_in(
        "r2.xml", facturae(series="R26", number="22", rectifies="1187", total="-10.00"), by=cast.ivan
    ).invoice

    early.refresh_from_db()
    assert (early.rectifies, late.rectifies) == (first, first)


def test_a_number_of_another_customer_or_of_another_day_is_refused(cast):
    take_in("a.xml", facturae(), by=cast.ivan)

    refused(facturae(customer=RIBERA), cast, "otro cliente, Talleres Aurora")
    refused(facturae(on="2026-11-02"), cast, "otra fecha")
    assert take_in("n.xml", facturae(on="2025-11-01"), by=cast.ivan).fate == Fate.PUBLISHED


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (plain_pdf(), "no_facts"),
        (facturae(customer="B12345670"), "wrong_tax_id"),
        (facturae(customer="A46103834"), "no_customer"),
        (facturae(issuer="B99887761"), "wrong_issuer"),
        (facturae(total="mil"), "missing"),
    ],
)
def test_what_does_not_say_enough_waits(cast, content, reason):
    taken = take_in("C0142 noviembre.pdf", content, by=cast.ivan)

    assert (taken.fate, taken.arrival.reason) == (Fate.WAITS, reason)
    assert taken.arrival.customer == cast.aurora, "by the code in its name"
    assert not Invoice.objects.exists()
    assert not Letter.objects.exists()


def test_a_client_code_in_the_file_is_as_good_as_a_tax_id(cast):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="")

    assert take_in("a.xml", ubl(), by=cast.ivan).invoice.customer == cast.aurora


def test_two_customers_with_one_tax_id_have_to_be_told_apart(cast):
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id=AURORA)

    assert take_in("a.xml", facturae(), by=cast.ivan).arrival.reason == "several"
    assert take_in("a.xml", ubl(), by=cast.ivan).invoice.customer == cast.aurora, "its code says which"


def test_what_waited_is_published_for_whom_somebody_says(cast):
    content = plain_pdf("una")
    arrival = take_in("una.pdf", content, by=cast.ivan).arrival

    taken = publish_arrival(arrival, TOLD, cast.ribera, by=cast.ivan)

    assert (taken.invoice.customer, taken.invoice.files.get().sha256) == (cast.ribera, sha256(content))
    assert not Arrival.objects.exists()
    with pytest.raises(ChangedMeanwhile):
        publish_arrival(arrival, TOLD, cast.ribera, by=cast.ivan)
    other = take_in("dos.pdf", plain_pdf("dos"), by=cast.ivan).arrival
    with pytest.raises(Refused, match="cuadra"):
        publish_arrival(other, replace(TOLD, issuer_tax_id="B99887761"), cast.aurora, by=cast.ivan)


def test_what_is_discarded_is_gone_but_for_its_name_and_hash(cast, django_capture_on_commit_callbacks):
    content = plain_pdf("tres")
    arrival = take_in("menu.pdf", content, by=cast.ivan).arrival
    path = arrival.file.path

    with django_capture_on_commit_callbacks(execute=True):
        discard_arrival(arrival, by=cast.ivan)

    assert not path.exists()
    assert not StoredFile.objects.exists()
    line = Entry.objects.get(verb="invoice.discarded")
    assert (line.details["name"], line.details["sha256"]) == ("menu.pdf", sha256(content))


def test_a_publication_that_was_a_mistake_is_taken_back_and_can_be_made_again(cast):
    wrong = publish_arrival(
        take_in("a.pdf", plain_pdf("a"), by=cast.ivan).arrival, TOLD, cast.ribera, by=cast.ivan
    )

    withdraw(wrong.invoice, "Era de Aurora", by=cast.ivan)
    again = take_in("a.pdf", plain_pdf("a"), by=cast.ivan)
    right = publish_arrival(again.arrival, TOLD, cast.aurora, by=cast.ivan)

    assert not Invoice.objects.visible_to(cast.oscar).exists()
    assert list(Invoice.objects.visible_to(cast.nuria)) == [right.invoice]
    assert Invoice.objects.visible_to(cast.ivan).count() == 2
    with pytest.raises(Refused, match="por qué"):
        withdraw(right.invoice, " ", by=cast.ivan)


def test_what_the_accounts_say_is_noted_and_nothing_else(cast):
    invoice = take_in("a.xml", facturae(), by=cast.ivan).invoice
    lines = [
        PaymentLine("f26/1187", Payment.PAID, date(2026, 11, 20)),
        PaymentLine("F26-9999", Payment.PENDING),
    ]

    assert note_payments(lines, by=cast.ivan) == (1, ["F26-9999"])
    assert note_payments(lines[:1], by=cast.ivan) == (0, [])

    invoice.refresh_from_db()
    assert (invoice.payment, invoice.payment_on) == (Payment.PAID, date(2026, 11, 20))


def test_the_database_refuses_to_change_or_delete_what_is_published(cast):
    taken = take_in("a.xml", facturae(), by=cast.ivan)
    arrival = take_in("b.pdf", plain_pdf(), by=cast.ivan).arrival
    stored = StoredFile.objects.filter(of_invoice__invoice=taken.invoice)
    attempts = [
        lambda: Invoice.objects.update(total=1),
        lambda: Invoice.objects.update(number="7"),
        lambda: Invoice.objects.update(customer=cast.ribera),
        lambda: taken.invoice.files.all().delete(),
        lambda: InvoiceFile.objects.update(sha256="0" * 64),
        lambda: stored.update(sha256="0" * 64),
        lambda: stored.update(place="aa/bb"),
        lambda: run("DELETE FROM invoices_invoicefile"),
        lambda: run("DELETE FROM invoices_invoice"),
        lambda: run("DELETE FROM files_storedfile WHERE owner = 'invoices'"),
    ]

    for attempt in attempts:
        with pytest.raises(Error, match="not changed and not deleted"), transaction.atomic():
            attempt()
    StoredFile.objects.filter(pk=arrival.file_id).update(name="otro.pdf")
    assert Invoice.objects.filter(total="484.00").update(payment="paid") == 1


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_two_who_bring_the_same_at_once_publish_it_once(cast, settings, tmp_path):
    fates: list[str] = []

    def bring() -> None:
        try:
            fates.append(take_in("a.xml", facturae(), by=cast.ivan).fate)
        finally:
            connection.close()

    both = [threading.Thread(target=bring) for _one in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(fates) == [Fate.KNOWN, Fate.PUBLISHED]
    assert (Invoice.objects.count(), InvoiceFile.objects.count(), Letter.objects.count()) == (1, 1, 1)
