"""Facturas in the portal: who sees them, that the bytes are those that came, and that each look leaves its line."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.house.invoices_estate import published
from tests.invoice_files import facturae, facturx, plain_pdf, sha256
from ventanilla.domain.customers.actions.keeping import deactivate
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.invoices.actions.keeping import withdraw
from ventanilla.domain.invoices.models import InvoiceFile
from ventanilla.domain.journal.models import Entry

YEAR = localdate().year


@pytest.fixture
def paper(cast) -> InvoiceFile:
    return published(cast, cast.aurora, "F26-1187", "Mantenimiento Plus", plain_pdf("aurora"))


def bytes_of(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_whoever_has_the_right_sees_the_list_and_the_invoice(cast, sign_in, paper):
    nuria = sign_in(cast.nuria)

    assert "F26-1187" in nuria.get("/facturas/").content.decode()
    page = nuria.get(f"/facturas/{paper.invoice_id}/").content.decode()
    assert "484,00" in page
    assert paper.sha256 in page


@pytest.mark.parametrize("route", ["invoice", "invoice_file", "invoice_look"])
def test_who_may_not_gets_a_padlock_and_a_stranger_nothing(cast, sign_in, paper, route):
    args = [paper.invoice_id] if route == "invoice" else [paper.invoice_id, paper.pk]
    address = reverse(f"portal:{route}", args=args)

    assert sign_in(cast.pedro).get(address).status_code == 403
    assert sign_in(cast.oscar).get(address).status_code == 404
    withdraw(paper.invoice, "Era de otro", by=cast.ivan)
    assert sign_in(cast.nuria).get(address).status_code == 404


def test_a_file_of_ones_own_invoice_does_not_open_that_of_another(cast, sign_in, paper):
    theirs = published(cast, cast.ribera, "F26-1188", "", plain_pdf("ribera"))
    nuria = sign_in(cast.nuria)

    assert nuria.get(f"/facturas/{paper.invoice_id}/archivo/{theirs.pk}/").status_code == 404
    assert nuria.get(f"/facturas/{theirs.invoice_id}/archivo/{theirs.pk}/").status_code == 404


def test_by_page_and_by_zip_the_bytes_are_those_that_came(cast, sign_in):
    contents = [plain_pdf("con código QR"), facturx(customer=""), facturae(customer=""), plain_pdf("otra")]
    files = [published(cast, cast.aurora, f"F-{at}", "", content) for at, content in enumerate(contents)]
    nuria = sign_in(cast.nuria)

    by_page = [bytes_of(nuria.get(f"/facturas/{one.invoice_id}/archivo/{one.pk}/")) for one in files]
    archive = zipfile.ZipFile(io.BytesIO(bytes_of(nuria.get(f"/facturas/zip/{YEAR}/"))))
    quarter = nuria.get(f"/facturas/zip/{YEAR}/?trimestre={(localdate().month + 2) // 3}")

    expected = [sha256(one) for one in contents]
    assert [sha256(one) for one in by_page] == expected
    assert archive.testzip() is None
    assert sorted(sha256(archive.read(name)) for name in archive.namelist()) == sorted(expected)
    assert len(zipfile.ZipFile(io.BytesIO(bytes_of(quarter))).namelist()) == 4
    verbs = [one.verb for one in Entry.objects.filter(actor_kind="contact").order_by("id")]
    assert verbs == ["invoice.downloaded"] * 4 + ["invoices.downloaded"] * 2


def test_a_zip_has_an_end(cast, sign_in, paper, monkeypatch):
    monkeypatch.setattr("ventanilla.doors.portal.invoices.taking.MOST_BYTES", 10)
    nuria = sign_in(cast.nuria)

    assert "trimestres" in nuria.get(f"/facturas/zip/{YEAR}/").content.decode()
    assert nuria.get("/facturas/zip/1999/").status_code == 404
    assert nuria.get("/facturas/zip/99999/").status_code == 404


def test_a_pdf_is_shown_in_a_box_and_an_xml_in_words(cast, sign_in, paper):
    xml = published(
        cast, cast.aurora, "F26-1187", "", facturae(customer="", series="<script>alert(1)</script>"[:40])
    )
    nuria = sign_in(cast.nuria)

    shown = nuria.get(f"/facturas/{paper.invoice_id}/archivo/{paper.pk}/ver/")
    words = nuria.get(f"/facturas/{xml.invoice_id}/archivo/{xml.pk}/ver/").content.decode()

    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert "inline" in shown["Content-Disposition"]
    assert "Visualización" in words
    assert "Mantenimiento Plus, noviembre &amp; más" in words
    lines = Entry.objects.filter(verb="invoice.viewed").values_list("actor_name", "thing_id")
    assert list(lines) == [("Nuria Pons", paper.invoice_id)] * 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=f26/1187", 1),
        ("q=plus", 1),
        ("q=484,00 €", 1),
        ("q=999", 0),
        ("ano=1999", 0),
        ("ano=todas", 1),
        ("q=%00", 1),
    ],
)
def test_one_finds_it_by_number_concept_or_amount(cast, sign_in, paper, asked, found):
    page = sign_in(cast.nuria).get(f"/facturas/?{asked}").content.decode()

    assert page.count(f'href="/facturas/{paper.invoice_id}/"') == found


def test_the_table_is_for_spreadsheets_and_calculates_nothing(cast, sign_in):
    published(cast, cast.aurora, "F-1", "=1+1", plain_pdf("a"))

    table = sign_in(cast.nuria).get(f"/facturas/tabla/?ano={YEAR}").content.decode("utf-8-sig")

    assert table.count("\r\n") == 2
    assert "'=1+1" in table
    assert "484,00" in table


def test_who_objects_to_an_invoice_asks_about_it_by_a_press(cast, sign_in, paper):
    Membership.objects.filter(pk=cast.nuria.pk).update(rights={"invoices": "view", "support": "manage"})
    nuria = sign_in(cast.nuria)
    ask = "/incidencias/nueva/?tipo=Consulta&amp;asunto=Factura+F26-1187"

    assert ask in nuria.get(f"/facturas/{paper.invoice_id}/").content.decode()
    assert 'value="Factura F26-1187"' in nuria.get(ask.replace("&amp;", "&")).content.decode()
    Membership.objects.filter(pk=cast.nuria.pk).update(rights={"invoices": "view", "support": "view"})
    assert ask not in nuria.get(f"/facturas/{paper.invoice_id}/").content.decode()
    deactivate(cast.aurora, by=cast.elena)
    assert "asunto" not in sign_in(cast.lucia).get(f"/facturas/{paper.invoice_id}/").content.decode()


def test_a_company_that_has_left_reads_its_invoices_and_nothing_else(cast, sign_in, paper, vpn_ticket):
    deactivate(cast.aurora, by=cast.elena)
    lucia, pedro = sign_in(cast.lucia), sign_in(cast.pedro)

    assert lucia.get("/inicio/")["Location"] == "/facturas/"
    page = lucia.get("/facturas/").content.decode()
    assert "ya no es cliente" in page
    assert bytes_of(lucia.get(f"/facturas/{paper.invoice_id}/archivo/{paper.pk}/")) == plain_pdf("aurora")
    assert len(zipfile.ZipFile(io.BytesIO(bytes_of(lucia.get(f"/facturas/zip/{YEAR}/")))).namelist()) == 1
    for address in (
        f"/incidencias/{vpn_ticket.number}/",
        "/incidencias/",
        "/contactos/",
        "/datos/",
        "/buscar/?q=vpn",
    ):
        assert lucia.get(address).status_code == 403, address
        assert address not in page
    assert lucia.post("/incidencias/nueva/", {"message": "x"}).status_code == 403
    assert lucia.post("/contactos/nuevo/", {"name": "x"}).status_code == 403
    assert pedro.get("/inicio/").status_code == 302
    assert list(Membership.objects.places_of(cast.pedro.person_id)) == []
