"""The service report at both doors: who may read it, what it leads to, and the same on paper."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
import time_machine
from pypdf import PdfReader

from tests.documents import text_of
from tests.domain.provider.pictures import png
from tests.domain.reports.made import NOW, made, on, rate, solved
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.provider import house
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.domain.tickets.actions.talking import add_note
from ventanilla.domain.tickets.actions.timing import log_time

OCTOBER = "/informes/2026-10/"
HOSTILE = [
    '#panic("x") = *a* _b_ $c$ <d> @e [f] \\ //', "W" * 140, "العربية שלום 😀",
    "<script>alert(1)</script>", "{{ 7*7 }} {% x %}",
]  # fmt: skip


@pytest.fixture(autouse=True)
def late_in_november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def a_month(cast):
    came = on(5, month=10)
    ticket = solved(cast.pedro, came, timedelta(hours=2), subject="La VPN se corta")
    rate(ticket, 4, came + timedelta(days=1), "Rápido y claro.")
    made(cast.lucia, on(9, month=10))
    made(cast.oscar, on(9, month=10), subject="canarioribera")
    return ticket


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def test_both_doors_say_the_same_and_lead_to_the_tickets(cast, sign_in, a_month):
    lucia, marta = sign_in(cast.lucia), sign_in(cast.marta)
    theirs = lucia.get(OCTOBER)
    ours = marta.get(f"/escritorio/panel/informe/{cast.aurora.pk}/2026-10/")

    begins = "En octubre de 2026 entraron 2 incidencias"
    report = words(theirs).partition(begins)[2].partition("Noviembre de 2026")[0]
    assert report == words(ours).partition(begins)[2].partition("Noviembre de 2026")[0]
    assert "Rápido y claro." in report
    assert f'href="/incidencias/{a_month.pk}/"' in theirs.content.decode()
    assert f'href="/escritorio/incidencias/{a_month.pk}/"' in ours.content.decode()


def test_the_list_has_each_month_with_its_numbers(cast, sign_in, a_month):
    page = words(sign_in(cast.lucia).get("/informes/"))

    assert "Noviembre de 2026 en curso 0 0" in page
    assert "Octubre de 2026 2 1" in page
    assert "Septiembre" not in page


@pytest.mark.parametrize("month", ["2026-09", "2026-12", "2020-01", "2026-13", "x", "2026-10-01"])
def test_a_month_without_a_report_is_not_found(cast, sign_in, a_month, month):
    for browser, door in (
        (sign_in(cast.lucia), "/informes/"),
        (sign_in(cast.marta), f"/escritorio/panel/informe/{cast.aurora.pk}/"),
    ):
        assert browser.get(f"{door}{month}/").status_code == 404
        assert browser.get(f"{door}{month}/pdf/").status_code == 404


def test_another_customer_reads_only_its_own(cast, sign_in, a_month):
    """Óscar's October is there, and it is his."""
    oscar = sign_in(cast.oscar)

    for place in ("/informes/", OCTOBER):
        assert "VPN se corta" not in words(oscar.get(place))
        assert "Pedro" not in words(oscar.get(place))
    assert "canarioribera" in text_of(oscar.get(f"{OCTOBER}pdf/").content)
    assert "canarioribera" not in text_of(sign_in(cast.lucia).get(f"{OCTOBER}pdf/").content)
    assert oscar.get(f"/escritorio/panel/informe/{cast.aurora.pk}/2026-10/").status_code == 403
    assert sign_in(cast.marta).get("/escritorio/panel/informe/999999/").status_code == 404


def test_who_may_not_sees_a_padlock_and_no_page(cast, sign_in, a_month):
    cast.pedro.rights |= {"reports": "view"}  # the section, but of the tickets only their own
    cast.pedro.save()

    for who in (cast.pedro, cast.nuria, cast.teo):
        browser = sign_in(who)
        assert 'href="/informes/" class="locked"' in browser.get("/inicio/").content.decode()
        assert [
            browser.get(f"{place}").status_code for place in ("/informes/", OCTOBER, f"{OCTOBER}pdf/")
        ] == [403] * 3
    told = sign_in(cast.pedro).get("/informes/").content.decode()
    assert "Los informes cuentan las incidencias de toda la empresa" in told


def test_the_paper_says_what_the_page_says(cast, sign_in, a_month):
    lucia = sign_in(cast.lucia)
    answer = lucia.get(f"{OCTOBER}pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="informe-talleres-aurora-2026-10.pdf"'
    assert b"pdfuaid" in answer.content
    paper = " ".join(text_of(answer.content).split())
    page = words(lucia.get(OCTOBER))
    for told in (
        "Talleres Aurora", "entraron 2 incidencias y se resolvió 1", "VPN se corta", "Rápido y claro.", "Plazos acordados",
    ):  # fmt: skip
        assert told in paper
        assert told in page


def test_the_paper_is_the_providers(cast, sign_in, a_month):
    facts = {"name": "Norte", "legal_name": "Norte Sistemas S.L.", "tax_id": "B12345674", "colour": "#a03020"}
    house.know(Provider(pk=THE_ONE, logo=png(64, 64), logo_kind="image/png", **facts))

    made = sign_in(cast.lucia).get(f"{OCTOBER}pdf/").content

    assert "Norte Sistemas S.L. · B12345674" in text_of(made)
    assert len(PdfReader(io.BytesIO(made)).pages[0].images) == 1


def test_what_people_type_is_text_on_page_and_paper(cast, sign_in, a_month):
    for number, typed in enumerate(HOSTILE):
        rate(
            solved(cast.lucia, on(6 + number, month=10), timedelta(hours=1), subject=typed),
            5,
            on(20, month=10),
            typed,
        )
    Customer.objects.filter(pk=cast.aurora.pk).update(name='"#[Aurora] \u202e*S.L.*')
    lucia = sign_in(cast.lucia)

    paper = text_of(lucia.get(f"{OCTOBER}pdf/").content).replace("\u200b", "")
    page = lucia.get(OCTOBER)

    flat = re.sub(r"\s", "", paper)
    for typed in (HOSTILE[0], HOSTILE[1], HOSTILE[3], HOSTILE[4], "#[Aurora] *S.L.*"):
        assert re.sub(r"\s", "", typed) in flat, typed
    assert "<script>alert" not in page.content.decode()
    assert page.status_code == 200


def test_what_is_the_desks_own_stays_there(cast, sign_in, a_month):
    add_note(a_month, "canariointerno nota", by=cast.marta)
    log_time(a_month, by=cast.marta, minutes=417, note="canariointerno tiempo")
    lucia = sign_in(cast.lucia)

    for read in (words(lucia.get(OCTOBER)), text_of(lucia.get(f"{OCTOBER}pdf/").content)):
        assert "Primera respuesta" in read
        for word in ("canariointerno", "417", "Cualificación", "Siguiente respuesta"):
            assert word not in read, word


def test_the_page_says_whether_it_comes_by_mail_and_where_that_is_chosen(cast, sign_in):
    lucia = sign_in(cast.lucia)
    assert "El informe te llega por correo" in words(lucia.get("/informes/"))

    Membership.objects.filter(pk=cast.lucia.pk).update(wants_reports=False)

    assert "El informe no te llega por correo." in words(lucia.get("/informes/"))
    assert 'href="/cuenta/avisos/"' in lucia.get("/informes/").content.decode()


def test_the_panel_of_a_customer_leads_to_its_reports(cast, sign_in):
    page = sign_in(cast.marta).get(f"/escritorio/panel/?cliente={cast.aurora.pk}").content.decode()

    assert f'href="/escritorio/panel/informe/{cast.aurora.pk}/"' in page
