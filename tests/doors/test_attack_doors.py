"""What hostile visitors tried at the doors, and got nothing for."""

from __future__ import annotations

import errno
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.db import OperationalError, connection
from django.test import Client

from tests.cast import PASSWORD
from tests.documents import PNG
from tests.doors.test_bad_input import GOOD, named
from ventanilla.domain.customers.models import Session
from ventanilla.domain.tickets.models import Message, Ticket, TicketType


@pytest.fixture
def counted_attempts(settings):
    """The tests' own cache forgets everything, and with it who has tried how often."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": uuid4().hex}
    }
    settings.ALLOWED_HOSTS = [*django_settings.ALLOWED_HOSTS, "127.0.0.1"]


def guess(
    visitor: Client, email: str, number: int, *, host: str = "127.0.0.1", password: str = "no-es-esta-frase"
):
    typed = {"login": email, "password": password}
    return visitor.post("/acceso/", typed, HTTP_HOST=host, REMOTE_ADDR=f"10.0.{number // 200}.{number % 200}")


@pytest.mark.parametrize("trick", ["none", "port", "capitals"])
def test_an_account_has_one_count_of_guesses_however_it_is_addressed(cast, counted_attempts, trick):
    email, found = cast.lucia.person.email, []

    for number in range(12):
        host = f"127.0.0.1:{number + 1}" if trick == "port" else "127.0.0.1"
        typed = email[:number].upper() + email[number:] if trick == "capitals" else email
        found.append("Demasiados intentos" in guess(Client(), typed, number, host=host).content.decode())

    assert found == [False] * 10 + [True] * 2


def test_a_spoofed_address_in_a_header_does_not_begin_a_new_count(cast, counted_attempts):
    answers = [
        Client(headers={"X-Forwarded-For": f"10.9.9.{number}"}).post(
            "/acceso/", {"login": f"nadie{number}@norte-pruebas.example", "password": "no-es-esta-frase"}
        )
        for number in range(21)
    ]

    assert "Demasiados intentos" in answers[-1].content.decode()


@pytest.mark.parametrize("bare", ["abc", "gate:new_password", "@evil.example", "a.b"])
def test_a_way_back_that_is_a_bare_word_is_no_crash_and_no_way_out(cast, client, bare):
    answer = client.post("/idioma/", {"language": "en", "next": bare})

    assert answer.status_code == 302
    assert answer["Location"] in (bare, "/"), "a relative address: the browser stays in this house"
    assert answer.cookies["language"].value == "en"


@pytest.mark.parametrize("place", ["9" * 5000, "9" * 40, "9" * 19, "²", "\0", "-1", ""])
def test_a_place_that_is_none_is_not_entered(cast, sign_in, place):
    browser = sign_in(cast.lucia)

    answer = browser.post("/acceso/empresa/", {"place": place})

    assert answer["Location"] == "/acceso/entrada/"
    assert Session.objects.get().membership == cast.lucia


def test_a_form_key_does_not_grow_by_a_line_end(cast, sign_in, vpn_ticket):
    key = "k" * 40 + "\n"
    good = {**GOOD, "type": TicketType.objects.get(name="Avería").pk, "form_key": key}

    new = sign_in(cast.lucia).post("/incidencias/nueva/", good)
    reply = sign_in(cast.lucia).post(
        f"/incidencias/{vpn_ticket.number}/responder/", {"message": "x", "form_key": key}
    )
    note = sign_in(cast.marta).post(
        f"/escritorio/incidencias/{vpn_ticket.number}/decir/note/", {"message": "x", "form_key": key}
    )

    assert [answer.status_code for answer in (new, reply, note)] == [422, 422, 422]
    assert Ticket.objects.count() == 1


def test_the_same_form_as_a_note_and_then_as_an_answer_is_not_lost_in_silence(cast, sign_in, vpn_ticket):
    """Saved as a note, back in the browser, sent to the customer: the second would have looked done."""
    browser, say = sign_in(cast.marta), f"/escritorio/incidencias/{vpn_ticket.number}/decir"
    typed = {"message": "Mañana vamos a verlo.", "form_key": "una-clave-larga"}

    note, answer = browser.post(f"{say}/note/", typed), browser.post(f"{say}/reply/", typed)

    assert (note.status_code, answer.status_code) == (302, 409)
    assert Message.objects.filter(body="Mañana vamos a verlo.").count() == 1


@pytest.mark.parametrize("door", ["portal", "desk"])
def test_a_disk_that_takes_no_files_does_not_cost_the_words(
    cast, sign_in, vpn_ticket, settings, tmp_path, door
):
    (tmp_path / "no-folder").touch()
    settings.FILES_ROOT = tmp_path / "no-folder"
    browser = sign_in(cast.lucia if door == "portal" else cast.marta)
    number = vpn_ticket.number
    address = (
        f"/incidencias/{number}/responder/"
        if door == "portal"
        else f"/escritorio/incidencias/{number}/decir/reply/"
    )

    answer = browser.post(address, {"message": "Sigue igual.", "upload": named("pantalla.png", PNG)})
    ahead = browser.post(
        "/archivos/" if door == "portal" else "/escritorio/archivos/", {"file": named("a.png", PNG)}
    )

    page = answer.content.decode()
    assert answer.status_code == ahead.status_code == 422
    assert "«pantalla.png» no se ha podido guardar" in page
    assert "Sigue igual." in page
    assert "«a.png»" in ahead.json()["error"]


def test_the_right_password_still_opens_after_some_wrong_ones(cast, counted_attempts):
    visitor = Client()
    for number in range(5):
        guess(visitor, cast.lucia.person.email, number)

    assert guess(visitor, cast.lucia.person.email, 6, password=PASSWORD).status_code == 302


def test_a_session_that_the_database_cannot_write_is_our_trouble_not_a_bad_request(cast):
    """A full disk or a lock while somebody enters: 400 would send them looking for their own mistake."""

    def fail(execute, sql, *rest):
        if sql.startswith('UPDATE "customers_session"'):
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    visitor = Client(raise_request_exception=False)
    with connection.execute_wrapper(fail):
        answer = guess(visitor, cast.lucia.person.email, 1, host="testserver", password=PASSWORD)

    assert answer.status_code == 503
    assert visitor.get("/inicio/").status_code == 302


def test_a_full_disk_anywhere_is_said_as_such(cast, sign_in, monkeypatch, vpn_ticket):
    browser = sign_in(cast.lucia)
    browser.raise_request_exception = False

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", full)
    large = named("foto.png", PNG + b"0" * 1_500_000)
    answer = browser.post(
        f"/incidencias/{vpn_ticket.number}/responder/", {"message": "Hola.", "upload": large}
    )

    assert answer.status_code == 503
    assert vpn_ticket.messages.count() == 1
