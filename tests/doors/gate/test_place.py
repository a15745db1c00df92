"""In whose name, and in which language."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import PASSWORD, a_ticket
from ventanilla.domain.customers.models import Membership, Scope, Session
from ventanilla.domain.tickets.models import Ticket


@pytest.fixture
def oscar_at_aurora(cast) -> Membership:
    """Óscar works for both."""
    return Membership.objects.create(
        person=cast.oscar.person, customer=cast.aurora, rights={"support": "manage"}, scope=Scope.COMPANY
    )


@pytest.fixture
def oscar(client, cast, oscar_at_aurora) -> Client:
    client.post("/acceso/", {"login": cast.oscar.person.email, "password": PASSWORD})
    return client


def test_who_has_several_customers_chooses_one(oscar, cast, oscar_at_aurora):
    page = oscar.get("/acceso/entrada/", follow=True).content.decode()

    assert "Talleres Aurora" in page
    assert "Clínica Ribera" in page
    assert oscar.get("/inicio/").status_code == 302
    assert oscar.post("/acceso/empresa/", {"place": oscar_at_aurora.pk})["Location"] == "/inicio/"
    assert oscar.get("/inicio/").status_code == 200


def test_in_one_place_the_other_does_not_exist(oscar, cast, oscar_at_aurora):
    aurora, ribera = a_ticket(cast.lucia), a_ticket(cast.oscar)

    oscar.post("/acceso/empresa/", {"place": oscar_at_aurora.pk})
    assert oscar.get(f"/incidencias/{aurora.number}/").status_code == 200
    assert oscar.get(f"/incidencias/{ribera.number}/").status_code == 404

    oscar.post("/acceso/empresa/", {"place": cast.oscar.pk})
    assert oscar.get(f"/incidencias/{aurora.number}/").status_code == 404
    assert oscar.get(f"/incidencias/{ribera.number}/").status_code == 200


@pytest.mark.parametrize("place", ["lucia", "", "x", "²", "-1", "9" * 40, "1.5", "\0"])
def test_somebody_elses_place_cannot_be_chosen(oscar, cast, place):
    wanted = cast.lucia.pk if place == "lucia" else place

    answer = oscar.post("/acceso/empresa/", {"place": wanted})

    assert answer.status_code == 302
    assert Session.objects.get().membership is None
    assert oscar.get("/inicio/").status_code == 302


def test_a_place_that_is_shut_cannot_be_chosen(oscar, cast):
    Membership.objects.filter(pk=cast.oscar.pk).update(is_active=False)

    oscar.post("/acceso/empresa/", {"place": cast.oscar.pk})

    assert oscar.get("/inicio/").status_code == 302


def test_changing_places_changes_the_sessions_name(oscar, oscar_at_aurora):
    before = oscar.cookies["__Host-session"].value

    oscar.post("/acceso/empresa/", {"place": oscar_at_aurora.pk})

    assert oscar.cookies["__Host-session"].value != before
    assert Session.objects.count() == 1


def test_what_another_tab_has_typed_for_one_is_not_sent_in_the_name_of_the_other(cast, oscar_at_aurora):
    oscar = Client(enforce_csrf_checks=True)
    token = _token(oscar.get("/acceso/"))
    oscar.post(
        "/acceso/", {"login": cast.oscar.person.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    )
    oscar.post(
        "/acceso/empresa/",
        {"place": cast.oscar.pk, "csrfmiddlewaretoken": _token(oscar.get("/inicio/", follow=True))},
    )
    typed = {
        "body": "El ecógrafo no guarda.",
        "csrfmiddlewaretoken": _token(oscar.get("/incidencias/nueva/")),
    }
    token = _token(oscar.get("/inicio/"))
    oscar.post("/acceso/empresa/", {"place": oscar_at_aurora.pk, "csrfmiddlewaretoken": token})

    answer = oscar.post("/incidencias/nueva/", typed)

    assert answer.status_code == 403
    assert "Ahora actúas en nombre de Talleres Aurora" in answer.content.decode()
    assert not Ticket.objects.exists()


def test_only_who_has_a_choice_is_told_on_every_page_that_it_may_change_elsewhere(oscar, cast, sign_in):
    oscar.post("/acceso/empresa/", {"place": cast.oscar.pk})

    assert "Lo que ves aquí es de Clínica Ribera" in oscar.get("/inicio/").content.decode()
    assert "data-moved" not in sign_in(cast.lucia).get("/inicio/").content.decode()


def test_a_stranger_cannot_choose(client, cast):
    answer = client.post("/acceso/empresa/", {"place": cast.lucia.pk})

    assert answer.status_code == 302
    assert client.get("/inicio/").status_code == 302


def test_a_forged_place_in_the_session_opens_nothing(cast, sign_in):
    """As if the row said one thing and the right another: the person must be the place's own."""
    browser = sign_in(cast.oscar)
    Session.objects.update(membership=cast.lucia)

    assert browser.get("/inicio/").status_code == 302


def test_the_chosen_language_stays_on_the_device(client, db):
    client.post("/idioma/", {"language": "en", "next": "/acceso/"})

    assert client.get("/acceso/")["Content-Language"] == "en"


def test_the_chosen_language_stays_with_the_person(cast, sign_in):
    browser = sign_in(cast.lucia)

    browser.post("/idioma/", {"language": "en"})

    cast.lucia.person.refresh_from_db()
    assert cast.lucia.person.language == "en"
    assert sign_in(cast.lucia).get("/inicio/")["Content-Language"] == "en"


@pytest.mark.parametrize("language", ["", "fr", "../es", "es\0", "x" * 5000])
def test_another_language_changes_nothing(cast, sign_in, language):
    browser = sign_in(cast.lucia)

    answer = browser.post("/idioma/", {"language": language})

    assert answer.status_code == 302
    cast.lucia.person.refresh_from_db()
    assert cast.lucia.person.language == "es"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_choosing_a_language_never_leads_elsewhere(client, db, elsewhere):
    assert client.post("/idioma/", {"language": "en", "next": elsewhere})["Location"] == "/"


def test_the_language_is_chosen_by_a_press(client, db):
    assert client.get("/idioma/?language=en").status_code == 405


def _token(answer) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode())[1]
