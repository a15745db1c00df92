"""Invoices at the desk: many at once, the tray, the folder, payments; and that there is no way to change one."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver

from tests.house.invoices_estate import published
from tests.invoice_files import AURORA, RIBERA, US, bomb_pdf, facturae, plain_pdf, sha256
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.actions import folder
from ventanilla.domain.invoices.models import Arrival, FolderState, Invoice, InvoiceFile
from ventanilla.domain.invoices.reading import LARGEST

AT = "/escritorio/facturas/"


@pytest.fixture
def cast(cast):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id=AURORA)
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id=RIBERA)
    return cast


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_of_many_files_each_is_judged_alone(cast, sign_in):
    files = [
        upload("buena.xml", facturae()), upload("mala.pdf", b"MZ no soy un PDF"), upload("sin-datos.pdf", plain_pdf()),
        upload("enorme.xml", b"<" * (LARGEST + 5)), upload("bomba.pdf", bomb_pdf()),
        upload("entidades.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><Facturae>&b;</Facturae>'),
        upload("cifra.xml", facturae(customer="B12345670", number="1188")),
        upload("ajena.xml", facturae(customer=RIBERA)), upload("ultima.xml", facturae(number="1189")),
    ]  # fmt: skip

    page = sign_in(cast.ivan).post(f"{AT}publicar/", {"upload": files}).content.decode()

    assert "Publicada: F26-1187, de Talleres Aurora." in page
    assert "Publicada: F26-1189, de Talleres Aurora." in page
    for words in ("No es un PDF ni un XML", "Ocupa más de 10 MB", "declara entidades", "mira si le baila una cifra",
                  "otro cliente, Talleres Aurora"):  # fmt: skip
        assert words in page
    assert (Invoice.objects.count(), Arrival.objects.count()) == (2, 3)


def test_one_by_one_each_is_answered_by_itself(cast, sign_in):
    ivan = sign_in(cast.ivan)

    good = ivan.post(f"{AT}publicar/archivo/", {"file": upload("a.xml", facturae())})
    again = ivan.post(f"{AT}publicar/archivo/", {"file": upload("a.xml", facturae())})
    bad = ivan.post(f"{AT}publicar/archivo/", {"file": upload("a.pdf", b"nada")})

    assert (good.status_code, good.json()["fate"]) == (201, "published")
    assert again.json()["fate"] == "known"
    assert (bad.status_code, bad.json()["fate"]) == (422, "refused")


def test_who_does_not_keep_invoices_looks_and_publishes_nothing(cast, sign_in):
    marta, paper = sign_in(cast.marta), published(cast, cast.aurora, "F-1", "", plain_pdf())

    assert marta.get(f"{AT}{paper.invoice_id}/").status_code == 200
    assert marta.post(f"{AT}publicar/archivo/", {"file": upload("a.xml", facturae())}).status_code == 403
    assert marta.post(f"{AT}{paper.invoice_id}/retirar/", {"because": "x"}).status_code == 403


TYPED = {
    "customer": "C0142",
    "number": "F26-77",
    "issued_on": "2026-11-02",
    "total": "1.204,50 €",
    "issuer_tax_id": US,
}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"customer": "B12345670"}, "con esas cifras sería «4»"),
        ({"customer": "Nadie"}, "No hay ningún cliente"),
        ({"issuer_tax_id": "B99887761"}, "no cuadra"),
        ({"total": "mil"}, "Escribe un importe"),
        ({"number": "–"}, "Escribe el número"),
    ],
)
def test_what_is_typed_wrong_is_told_and_stays(cast, sign_in, wrong, sentence):
    ivan = sign_in(cast.ivan)
    ivan.post(f"{AT}publicar/archivo/", {"file": upload("c.pdf", plain_pdf())})
    arrival = Arrival.objects.get()

    answer = ivan.post(f"{AT}bandeja/{arrival.pk}/", TYPED | wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Invoice.objects.exists()


def test_what_waits_is_published_by_hand_or_thrown_away(cast, sign_in):
    ivan = sign_in(cast.ivan)
    for name in ("uno", "dos"):
        ivan.post(f"{AT}publicar/archivo/", {"file": upload(f"{name}.pdf", plain_pdf(name))})
    one, two = Arrival.objects.order_by("pk")

    assert ivan.post(f"{AT}bandeja/{one.pk}/", TYPED).status_code == 302
    assert ivan.post(f"{AT}bandeja/{two.pk}/descartar/").status_code == 302

    invoice = Invoice.objects.get()
    assert (invoice.label, str(invoice.total), invoice.customer) == ("F26-77", "1204.50", cast.aurora)
    assert not Arrival.objects.exists()


def test_what_the_accounts_say_comes_in_a_table(cast, sign_in):
    published(cast, cast.aurora, "F26-77", "", plain_pdf())
    ivan = sign_in(cast.ivan)

    page = ivan.post(
        f"{AT}pagos/",
        {"file": upload("p.csv", "Número;Estado;Fecha\nF26/77;Cobrada;20/11/2026\nX-1;pagada;\n".encode())},
    )
    bad = ivan.post(f"{AT}pagos/", {"file": upload("p.csv", b"F26/77;pagada;nunca\n")})

    assert "X-1" in page.content.decode()
    assert Invoice.objects.get().payment == "paid"
    assert "línea 1" in bad.content.decode()


def test_no_route_of_the_house_deletes_or_changes_one(cast):
    names = {one.name for one in _routes(get_resolver().url_patterns) if one.name and "invoice" in one.name}

    assert not [
        name
        for name in names
        if any(word in name for word in ("delete", "remove", "edit", "change", "number"))
    ]
    for refused in ("delete", "save"):
        assert refused not in Invoice.__dict__, "the database refuses, whoever calls"


def _routes(patterns):
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from _routes(one.url_patterns)


@pytest.fixture
def watched(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "SETTLED", 0.0)
    settings.ENV = replace(settings.ENV, invoice_folder=str(tmp_path))
    return tmp_path


def test_the_folder_is_emptied_once_and_what_is_none_is_told(cast, watched):
    (watched / "F26-1187.xml").write_bytes(facturae())
    (watched / "nota.pdf").write_bytes(plain_pdf())
    (watched / "hoja.xml").write_bytes(b"<hoja/>")
    (watched / "a-medias.xml.part").write_bytes(facturae())
    (watched / "enlace.xml").symlink_to("/etc/passwd")

    folder.look_into_folder.func()
    (watched / "F26-1187.xml").write_bytes(facturae())  # as if we had been killed before it was put aside
    folder.look_into_folder.func()

    left = sorted(path.relative_to(watched).as_posix() for path in watched.rglob("*") if path.is_file())
    assert left == [
        "a-medias.xml.part", "bandeja/nota.pdf", "enlace.xml", "publicadas/F26-1187 (2).xml", "publicadas/F26-1187.xml",
        "rechazadas/hoja.xml",
    ]  # fmt: skip
    assert (watched / "publicadas/F26-1187.xml").read_bytes() == facturae()
    assert InvoiceFile.objects.get().sha256 == sha256(facturae())
    state = FolderState.objects.get()
    assert (state.trouble, [one[0] for one in state.refused]) == ("", ["hoja.xml"])


def test_killed_before_the_commit_the_file_is_still_there(cast, watched, monkeypatch):
    (watched / "F26-1187.xml").write_bytes(facturae())

    def power_cut(*_args, **_kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("ventanilla.domain.invoices.actions.publishing.record", power_cut)
        with pytest.raises(SystemExit):
            folder.look_into_folder.func()
    assert not Invoice.objects.exists()
    folder.look_into_folder.func()

    assert Invoice.objects.count() == 1
    assert (watched / "publicadas/F26-1187.xml").exists()


@pytest.mark.parametrize(("spoil", "words"), [("gone", "no existe"), ("denied", "No hay permiso")])
def test_a_folder_that_cannot_be_used_is_told_at_the_desk(cast, sign_in, watched, monkeypatch, spoil, words):
    if spoil == "gone":
        watched.rmdir()
    else:  # who runs the tests may be allowed everything
        monkeypatch.setattr(os, "access", lambda *_asked: False)

    folder.look_into_folder.func()

    assert words in sign_in(cast.ivan).get(f"{AT}bandeja/").content.decode()


def test_a_young_file_is_left_until_nobody_writes_it(cast, watched, monkeypatch):
    monkeypatch.setattr(folder, "SETTLED", 10.0)
    (watched / "a.xml").write_bytes(facturae())
    folder.look_into_folder.func()
    assert not Invoice.objects.exists()

    os.utime(watched / "a.xml", (time.time() - 60,) * 2)
    folder.look_into_folder.func()
    assert Invoice.objects.exists()
