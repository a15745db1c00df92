"""Spanish or English: whoever has chosen reads whole pages in one language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override, trans_real

from tests.cast import Cast, a_ticket
from tests.conftest import SignIn
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.models import Ticket

LOGIN = "/acceso/"
WORDS = {
    LOGIN: {
        "es": ["Contraseña", "Entrar", "¿Has olvidado la contraseña?", "Saltar al contenido"],
        "en": ["Password", "Log in", "Forgotten your password?", "Skip to content"],
    },
    "/inicio/": {
        "es": ["Nueva incidencia", "Estamos en ello", "Esperan por ti", "Esperando por ayuda", "Salir"],
        "en": ["New ticket", "We’re on it", "Waiting for you", "Waiting for help", "Log out"],
    },
    "/escritorio/": {
        "es": ["Incidencias", "Sin cualificar", "Completadas", "todos los atajos"],
        "en": ["Tickets", "To triage", "Completed", "all shortcuts"],
    },
}


@pytest.fixture(params=["es", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def assert_reads(page: str, address: str, language: str) -> None:
    other = "en" if language == "es" else "es"
    assert f'<html lang="{language}">' in page
    assert [word for word in WORDS[address][language] if word not in page] == []
    assert [word for word in WORDS[address][other] if f">{word}<" in page] == []


def test_a_stranger_reads_the_login_in_the_language_of_the_browser(
    client: Client, db: None, language: str
) -> None:
    page = client.get(LOGIN, headers={"accept-language": f"{language}, fr;q=0.5"}).content.decode()

    assert_reads(page, LOGIN, language)


def test_a_strangers_choice_goes_before_the_browsers(client: Client, db: None) -> None:
    client.post("/idioma/", {"language": "en", "next": LOGIN})

    page = client.get(LOGIN, headers={"accept-language": "es"}).content.decode()

    assert client.cookies["language"].value == "en"
    assert_reads(page, LOGIN, "en")


def test_the_button_of_a_page_offers_the_other_language(client: Client, db: None, language: str) -> None:
    other, name = ("en", "English") if language == "es" else ("es", "Español")

    page = client.get(LOGIN, headers={"accept-language": language}).content.decode()

    assert f'<button name="language" value="{other}" lang="{other}">{name}</button>' in page


def test_a_contact_reads_the_home_in_their_own_language(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, language: str
) -> None:
    speak(cast.lucia.person, language)

    page = sign_in(cast.lucia).get("/inicio/").content.decode()

    assert_reads(page, "/inicio/", language)


def test_a_technician_reads_the_desk_in_their_own_language(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, language: str
) -> None:
    speak(cast.marta.person, language)

    page = sign_in(cast.marta).get("/escritorio/").content.decode()

    assert_reads(page, "/escritorio/", language)


def test_a_persons_own_language_goes_before_the_devices_and_is_there_at_once(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    lucia = sign_in(cast.lucia)
    lucia.cookies["language"] = "en"
    assert_reads(lucia.get("/inicio/").content.decode(), "/inicio/", "es")

    answer = lucia.post("/idioma/", {"language": "en", "next": "/inicio/"}, follow=True)

    assert_reads(answer.content.decode(), "/inicio/", "en")
    assert_reads(sign_in(cast.lucia).get("/inicio/").content.decode(), "/inicio/", "en")


def test_what_is_refused_is_refused_in_the_readers_language(
    cast: Cast, sign_in: SignIn, language: str
) -> None:
    ticket = a_ticket(cast.lucia)
    speak(cast.marta.person, language)

    answer = sign_in(cast.marta).post(reverse("desk:say", args=[ticket.number, "resolve"]), {"message": ""})

    told = {"es": "Escribe cómo se ha resuelto", "en": "Say how it was resolved"}
    assert told[language] in answer.content.decode()


def speak(person: Person, language: str) -> None:
    person.language = language
    person.save(update_fields=["language"])


def test_spanish_stays_spanish_where_the_installation_speaks_english(settings):
    settings.LANGUAGE_CODE = "en"

    with forgotten_catalogues(), override("es"):
        assert gettext("Contraseña") == "Contraseña"
        assert ngettext("%(count)s día", "%(count)s días", 2) == "%(count)s días"


@contextmanager
def forgotten_catalogues() -> Iterator[None]:
    """Django keeps what it has read, and what it fell back on."""
    kept = dict(trans_real._translations)
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()
    trans_real._translations.update(kept)
