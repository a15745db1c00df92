"""Firmas: what a telephone takes along, and that what was signed on it counts once."""

from __future__ import annotations

import hashlib

import pytest

from tests.signing import STROKES, issued_order, what_a_telephone_sends
from ventanilla.domain.workorders.models import Signature, Status

AT = "/escritorio/firmas/"


@pytest.fixture
def order(cast):
    return issued_order(cast.aurora, by=cast.marta)


def test_a_technician_takes_along_what_is_theirs_and_waits(cast, sign_in, order):
    marta = sign_in(cast.marta)

    page = marta.get(AT).content.decode()
    taken = marta.get(f"{AT}para-llevar/").json()

    assert order.number in page
    assert (taken["owner"], [one["pk"] for one in taken["orders"]]) == (f"staff:{cast.marta.pk}", [order.pk])
    (one,) = taken["orders"]
    assert "Router cambiado y red comprobada" in one["html"]
    paper = b"".join(marta.get(one["paper"]).streaming_content)
    assert hashlib.sha256(paper).hexdigest() == one["sha256"] == one["shown"]
    assert sign_in(cast.bruno).get(f"{AT}para-llevar/").json()["orders"] == []
    assert sign_in(cast.bruno).get(f"{AT}{order.pk}/").status_code == 404


def test_what_is_sent_again_counts_once(cast, sign_in, order):
    marta, told = sign_in(cast.marta), what_a_telephone_sends(order, cast.marta)

    answers = [marta.post(f"{AT}{order.pk}/enviar/", told) for _ in range(2)]

    assert [answer.json() for answer in answers] == [{"taken": True}] * 2
    signature = Signature.objects.get()
    assert (signature.name, signature.tax_id, signature.way) == ("Lucía Ferrer", "12345678Z", "phone")
    assert signature.strokes == STROKES
    assert signature.device_time.isoformat() == "2026-11-23T09:00:00+00:00"
    assert marta.get(f"{AT}para-llevar/").json()["orders"] == []


@pytest.mark.parametrize(
    ("other", "status", "words"),
    [
        ({"shown": "0" * 64}, 409, "no es el documento emitido"),
        ({"owner": "staff:0"}, 409, "la recogió otra persona"),
        ({"tax_id": "12345678A"}, 422, "sería «Z»"),
        ({"strokes": "[[[1,1"}, 422, "no ha llegado bien"),
        ({"form_key": ""}, 422, ""),
    ],
)
def test_what_cannot_be_taken_is_told_in_words(cast, sign_in, order, other, status, words):
    told = what_a_telephone_sends(order, cast.marta, **other)

    answer = sign_in(cast.marta).post(f"{AT}{order.pk}/enviar/", told)

    assert (answer.status_code, words in answer.json()["sentence"]) == (status, True)
    order.refresh_from_db()
    assert order.status == Status.ISSUED


def test_who_signed_elsewhere_meanwhile_is_told(cast, sign_in, order):
    marta = sign_in(cast.marta)
    marta.post(f"{AT}{order.pk}/enviar/", what_a_telephone_sends(order, cast.marta))

    late = marta.post(
        f"{AT}{order.pk}/enviar/", what_a_telephone_sends(order, cast.marta, form_key="otra-clave")
    )

    assert late.status_code == 409
    assert "ya está firmado" in late.json()["sentence"]
    assert Signature.objects.count() == 1


def test_without_a_script_the_same_page_signs_by_name(cast, sign_in, order):
    told = what_a_telephone_sends(order, cast.marta, strokes="", by_name="on")

    answer = sign_in(cast.marta).post(f"{AT}{order.pk}/", told)

    assert answer["Location"] == AT
    assert (Signature.objects.get().strokes, Signature.objects.get().way) == ([], "phone")


def test_the_telephone_asks_who_is_in_and_for_a_fresh_token(cast, sign_in, client):
    told = sign_in(cast.marta).get(f"{AT}turno/").json()

    assert told["owner"] == f"staff:{cast.marta.pk}"
    assert len(told["token"]) == 64
    assert client.get(f"{AT}turno/")["Location"].startswith("/acceso/")
