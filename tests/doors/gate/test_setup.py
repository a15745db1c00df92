"""The first start: by the code of the console to an administrator's account, and on from there."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import PASSWORD
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.first_start import offer_first_start
from ventanilla.domain.people.actions.staff import hire
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.models import TicketType

ME = {"name": "Iván Cobo", "email": "ivan@sur.example", "password": PASSWORD, "again": PASSWORD}
WEEK = {f"{end}_{day}_a": hour for day in range(5) for end, hour in (("from", "8:00"), ("until", "15:00"))}


@pytest.fixture
def code(db) -> str:
    return offer_first_start()


def test_who_comes_to_an_empty_house_is_led_to_its_beginning(client, code):
    assert client.get("/acceso/entrada/").url == "/empezar/"
    assert 'href="/empezar/"' in client.get("/acceso/").text
    assert "Código" in client.get("/empezar/").text


def test_from_the_code_to_the_first_ticket(client, code):
    assert client.post("/empezar/", {**ME, "code": code}).url == "/escritorio/empezar/"
    assert client.get("/escritorio/empezar/").url == "/escritorio/empezar/empresa/"

    company = client.post("/escritorio/empezar/empresa/", {"name": "Sur Redes", "colour": "#aa3300"})
    mail = client.get(company.url)
    hours = client.post("/escritorio/empezar/horario/", WEEK)
    customer = client.post(
        hours.url,
        {
            "name": "Talleres Aurora",
            "code": "C0001",
            "contact_name": "Lucía Ferrer",
            "contact_email": "lucia@aurora.example",
        },
    )
    done = client.get(customer.url)
    client.post("/escritorio/empezar/acabar/")

    assert (company.url, hours.url, customer.url) == (
        "/escritorio/empezar/correo/", "/escritorio/empezar/cliente/", "/escritorio/empezar/listo/",
    )  # fmt: skip
    assert "Lo haré luego" in mail.text
    assert "Ha quedado por hacer" in done.text
    assert the_house().row.set_up_at
    assert StaffMember.objects.get().role == Role.ADMINISTRATOR
    _first_ticket(Letter.objects.get(to_address="lucia@aurora.example").secrets[0])


def _first_ticket(token: str) -> None:
    """Her contact takes the place and asks for something."""
    lucia = Client()
    lucia.post(f"/invitacion/{token}/", {"name": "Lucía Ferrer", "password": PASSWORD})
    lucia.post("/acceso/", {"login": "lucia@aurora.example", "password": PASSWORD})
    kind = TicketType.objects.first()

    asked = lucia.post(
        "/incidencias/nueva/", {"type": kind.pk, "urgency": "high", "message": "No va la VPN."}
    )

    assert Membership.objects.get().tickets.count() == 1
    assert re.match(r"/incidencias/\d+/", asked.url)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "AAAA-BBBB-CCCC"}, "no es el que enseña la consola"),
        ({"again": "otra-frase-muy-larga"}, "No es la misma"),
        ({"password": "corta", "again": "corta"}, "demasiado corta"),
        ({"email": "ivan"}, "id_email_error"),
        ({"name": ""}, "id_name_error"),
    ],
)
def test_what_is_wrong_is_said_and_the_code_lives_on(client, code, wrong, words):
    answer = client.post("/empezar/", {**ME, "code": code, **wrong})

    assert answer.status_code == 422
    assert words in answer.text
    assert PASSWORD not in answer.text
    assert not StaffMember.objects.exists()
    assert client.post("/empezar/", {**ME, "code": code}).status_code == 302


def test_afterwards_the_door_is_closed_for_ever(client, code):
    client.post("/empezar/", {**ME, "code": code})
    stranger = Client()

    assert stranger.get("/empezar/").url == "/acceso/entrada/"
    assert (
        stranger.post("/empezar/", {**ME, "code": code, "email": "b@sur.example"}).url == "/acceso/entrada/"
    )
    assert stranger.get("/acceso/entrada/").url == "/acceso/"
    assert "/empezar/" not in stranger.get("/acceso/").text
    assert StaffMember.objects.count() == 1


def test_an_administrator_made_in_the_terminal_closes_it_too(client, code):
    hire(by=SYSTEM, email="ana@sur.example", name="Ana", role=Role.ADMINISTRATOR, password=PASSWORD)

    assert client.get("/empezar/").url == "/acceso/entrada/"


def test_without_a_code_there_is_nothing_to_begin(client, db):
    assert client.get("/empezar/").url == "/acceso/entrada/"
    assert client.get("/acceso/entrada/").url == "/acceso/"


def test_guesses_are_limited_per_address(client, code, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    answers = [client.post("/empezar/", {**ME, "code": f"AAAA-BBBB-{number:04}"}) for number in range(12)]

    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert client.post("/empezar/", {**ME, "code": code}).status_code == 429


def test_every_step_can_be_skipped_and_taken_up_again(client, code):
    client.post("/empezar/", {**ME, "code": code})

    pages = ["empresa/", "correo/", "horario/", "cliente/"]
    onward = [
        re.search(r'class="later"><a href="([^"]+)"', client.get(f"/escritorio/empezar/{page}").text)[1]
        for page in pages
    ]

    assert onward == [f"/escritorio/empezar/{page}" for page in [*pages[1:], "listo/"]]
    assert client.get("/escritorio/empezar/").url == "/escritorio/empezar/empresa/"
    assert "Los primeros pasos están sin acabar" in client.get("/escritorio/ajustes/").text
    client.post("/escritorio/empezar/horario/", WEEK)
    client.post("/escritorio/empezar/empresa/", {"name": "Sur Redes", "colour": "#aa3300"})
    assert client.get("/escritorio/empezar/").url == "/escritorio/empezar/correo/"


def test_company_and_brand_are_kept_together_or_not_at_all(client, code):
    client.post("/empezar/", {**ME, "code": code})

    answer = client.post(
        "/escritorio/empezar/empresa/", {"name": "Sur Redes", "tax_id": "B12345678", "colour": "#aa3300"}
    )

    assert answer.status_code == 422
    assert the_house().name == "Norte Sistemas"
    assert the_house().colour == "#0b6775"


def test_a_customer_without_its_person_is_not_kept(client, code):
    client.post("/empezar/", {**ME, "code": code})

    answer = client.post(
        "/escritorio/empezar/cliente/",
        {"name": "Aurora", "code": "C0001", "contact_name": "Iván", "contact_email": ME["email"]},
    )

    assert answer.status_code == 422
    assert "es de alguien de nuestro equipo" in answer.text
    assert not Customer.objects.exists()


def test_who_begins_in_english_goes_on_in_english(code):
    english = Client(headers={"accept-language": "en"})

    english.post("/empezar/", {**ME, "code": code})

    assert "Who are you?" in english.get("/escritorio/empezar/empresa/").text
    assert StaffMember.objects.get().person.language == "en"
