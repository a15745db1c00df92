"""Both doors keep what is being written, and give it back where it was written."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.desk.reading import chosen_tab
from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.models import Message

WORDS = "Esto iba a medias"


@pytest.fixture
def lucia(sign_in, cast):
    return sign_in(cast.lucia)


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


def save(browser, address: str, text: str = WORDS, **more: object) -> dict[str, object]:
    answer = browser.post(address, {"text": text, "tab": "a", **more})
    assert answer.status_code == 200, answer.status_code
    return answer.json()


def test_a_new_ticket_comes_back_as_it_was(lucia):
    told = save(lucia, "/incidencias/nueva/borrador/")

    page = lucia.get("/incidencias/nueva/").content.decode()

    assert WORDS in page
    assert told["saved"] in page
    assert told["mark"] in page


def test_an_answer_comes_back_in_its_ticket_alone(lucia, vpn_ticket):
    save(lucia, f"/incidencias/{vpn_ticket.number}/borrador/")

    assert WORDS in lucia.get(f"/incidencias/{vpn_ticket.number}/").content.decode()
    assert WORDS not in lucia.get("/incidencias/nueva/").content.decode()


def test_files_that_were_sent_ahead_come_back_too(lucia, vpn_ticket):
    file = lucia.post("/archivos/", {"file": SimpleUploadedFile("captura.txt", b"hola")}).json()
    save(lucia, f"/incidencias/{vpn_ticket.number}/borrador/", files=[file["id"]])

    page = lucia.get(f"/incidencias/{vpn_ticket.number}/").content.decode()

    assert "captura.txt" in page
    assert f'name="files" value="{file["id"]}"' in page


def test_a_note_never_comes_back_as_an_answer(marta, vpn_ticket):
    address = f"/escritorio/incidencias/{vpn_ticket.number}/"
    save(marta, f"{address}borrador/", kind="note")

    for page in (address, f"{address}?hacer=resolve"):
        read = marta.get(page).content.decode()
        assert WORDS in read
        assert chosen_tab(read) == "note"


def test_sending_forgets_it_at_both_doors(lucia, marta, vpn_ticket):
    for browser, at, to in (
        (lucia, f"/incidencias/{vpn_ticket.number}/", "responder/"),
        (marta, f"/escritorio/incidencias/{vpn_ticket.number}/", "decir/reply/"),
    ):
        mark = save(browser, f"{at}borrador/")["mark"]
        browser.post(f"{at}{to}", {"message": WORDS, "draft": mark})

        assert not Draft.objects.exists()
        assert WORDS not in browser.get(at).content.decode().partition("<textarea")[2]


def test_a_refused_form_keeps_it(marta, vpn_ticket, cast):
    resolve(vpn_ticket, "Ya.", by=cast.marta)
    at = f"/escritorio/incidencias/{vpn_ticket.number}/"
    mark = save(marta, f"{at}borrador/")["mark"]

    answer = marta.post(f"{at}decir/ask/", {"message": WORDS, "draft": mark})

    assert answer.status_code == 422
    assert Draft.objects.get().text == WORDS
    assert not Message.objects.filter(body=WORDS).exists()


def test_another_tab_is_shown_what_it_did_not_know(marta, vpn_ticket):
    at = f"/escritorio/incidencias/{vpn_ticket.number}/borrador/"
    save(marta, at)

    told = save(marta, at, "Lo de la otra", tab="b")

    assert WORDS in told["others"]
    assert "En otra pestaña escribiste" in marta.get(at.removesuffix("borrador/")).content.decode()


def test_it_can_be_thrown_away(lucia):
    save(lucia, "/incidencias/nueva/borrador/")

    told = save(lucia, "/incidencias/nueva/borrador/", do="discard")

    assert told == {"mark": "", "saved": "", "others": ""}
    assert not Draft.objects.exists()


def test_nobody_keeps_words_where_they_may_not_write(sign_in, cast, vpn_ticket):
    at = f"/incidencias/{vpn_ticket.number}/borrador/"

    assert sign_in(cast.pedro).post(at, {"text": WORDS}).status_code == 404
    assert sign_in(cast.oscar).post(at, {"text": WORDS}).status_code == 404
    assert sign_in(cast.nuria).post("/incidencias/nueva/borrador/", {"text": WORDS}).status_code == 403
    assert not Draft.objects.exists()


def test_a_colleague_does_not_see_it(marta, sign_in, cast, vpn_ticket):
    at = f"/escritorio/incidencias/{vpn_ticket.number}/"
    save(marta, f"{at}borrador/")

    assert WORDS not in sign_in(cast.bruno).get(at).content.decode()
