"""Mail in the settings: the account, the letter that tries it, and what waited for one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.delivery import send_due_letters
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.provider.models import Provider

AT = "/escritorio/ajustes/correo/"


@pytest.fixture
def ivan(cast, sign_in, settings):
    settings.ENV = replace(settings.ENV, smtp_host="", demo=False)
    return sign_in(cast.ivan)


@pytest.fixture
def account(mail_host):
    return {
        "mail_from": "hola@sur.example", "host": "127.0.0.1", "port": mail_host.port, "security": "none",
        "user": "sur", "password": "right",
    }  # fmt: skip


def test_a_test_letter_says_that_it_has_left(ivan, account, mail_host):
    ivan.post(AT, account)

    sent = ivan.post(f"{AT}prueba/", {"to": "ivan@norte.example", "form_key": "una-clave-1"})
    waiting = ivan.get(sent.url)
    send_due_letters()
    told = ivan.get(sent.url)

    assert 'http-equiv="refresh"' in waiting.text
    assert "Ha salido" in told.text
    assert "250 OK kept as 1" in told.text
    assert 'http-equiv="refresh"' not in told.text
    assert mail_host.messages[0]["From"].endswith("<hola@sur.example>")


def test_the_first_steps_say_when_there_is_no_server_to_try(ivan, account):
    no_server = {**account, "host": "", "port": "", "user": "", "password": "", "try": "1"}

    told = ivan.post("/escritorio/empezar/correo/", no_server, follow=True)

    assert told.redirect_chain == [("/escritorio/empezar/correo/", 302)]
    assert "Para probar falta el servidor." in told.text
    assert not Letter.objects.exists()


def test_pressed_twice_one_letter_leaves(ivan, account):
    ivan.post(AT, account)

    first, second = (
        ivan.post(f"{AT}prueba/", {"to": "a@b.example", "form_key": "una-clave-1"}).url for _ in "12"
    )

    assert first == second
    assert Letter.objects.count() == 1


def test_what_the_server_says_is_told_with_an_advice(ivan, account, mail_host):
    ivan.post(AT, {**account, "password": "wrong"})

    sent = ivan.post(f"{AT}prueba/", {"to": "ivan@norte.example"})
    send_due_letters()

    told = ivan.get(sent.url).text
    assert "No ha salido" in told
    assert "no acepta ese usuario con esa contraseña" in told
    assert "535" in told


def test_no_page_ever_shows_the_password(ivan, account):
    ivan.post(AT, account)
    refused = ivan.post(AT, {**account, "password": "otra-distinta", "port": "0"})

    page = ivan.get(AT).text
    assert "Hay una guardada." in page
    for text in (page, refused.text):
        assert "right" not in text.replace("copyright", "")
        assert "otra-distinta" not in text
        assert Provider.objects.get().smtp_secret not in text


def test_without_a_server_nothing_can_be_tried(ivan):
    answer = ivan.post(f"{AT}prueba/", {"to": "ivan@norte.example"})

    assert answer.status_code == 422
    assert "guarda uno antes de probar" in answer.text
    assert "disabled" in ivan.get(AT).text


def test_a_server_of_the_configuration_is_only_shown(cast, sign_in, settings):
    settings.ENV = replace(
        settings.ENV, smtp_host="relay.example", smtp_user="norte", smtp_password="secreto"
    )
    ivan = sign_in(cast.ivan)

    page = ivan.get(AT).text
    ivan.post(AT, {"mail_from": "hola@sur.example", "host": "evil.example", "port": "25", "security": "none"})

    assert "relay.example" in page
    assert "secreto" not in page
    assert 'name="host"' not in page
    assert Provider.objects.get().smtp_host == ""
    assert the_house().mail_from == "hola@sur.example"


def test_what_the_letter_of_an_invoice_brings_is_chosen_and_told(ivan, account):
    assert not the_house().attaches_invoices
    seen = re.search(r'name="seen_invoices" value="(\w+)"', ivan.get(AT).text)

    ivan.post(AT, {**account, "attaches_invoices": "on"})
    late = ivan.post(AT, {**account, "seen_invoices": seen and seen[1]})

    assert the_house().attaches_invoices
    assert 'name="attaches_invoices" checked' in re.sub(
        r" (id|class|aria-\w+)=\"[^\"]*\"", "", ivan.get(AT).text
    )
    assert (late.status_code, "mientras lo editabas" in late.text) == (422, True)
    line = Entry.objects.get(verb="provider.invoice_mail_changed")
    assert line.details["changed"] == {"attaches_invoices": [False, True]}


def test_held_letters_are_counted_and_let_out(ivan, account, cast, write):
    held = write(address="lucia@aurora.example")
    assert held.state == LetterState.HELD
    assert "correo retenido" not in ivan.get(AT).text

    ivan.post(AT, account)
    assert "Hay 1 correo retenido" in ivan.get(AT).text
    answer = ivan.post(f"{AT}retenidas/")

    held.refresh_from_db()
    assert held.state == LetterState.QUEUED
    assert "Sale 1 correo." in ivan.get(answer.url).text


def test_another_letters_fate_is_not_told_here(ivan, write):
    assert ivan.get(f"{AT}prueba/{write().pk}/").status_code == 404


def test_whether_devices_are_told_is_said_here(cast, ivan):
    account = {"mail_from": "soporte@norte.example", "host": "", "port": "587", "security": "starttls"}
    assert the_house().sends_push

    ivan.post(AT, account)
    assert not the_house().sends_push
    ivan.post(AT, {**account, "sends_push": "on"})

    assert the_house().sends_push
    assert Entry.objects.filter(verb="provider.push_changed").count() == 2
