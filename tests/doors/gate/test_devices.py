"""Avisos en este dispositivo: from the page that asks a browser to what that browser reads, and what ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.cast import PASSWORD
from tests.doors.gate.test_account import NEW, enter
from tests.push_service import Browser, a_push_service
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Device, Link
from ventanilla.domain.provider.actions import change_push
from ventanilla.domain.push.actions.sending import queue
from ventanilla.domain.push.models import Key, Subscription

AT = "/cuenta/avisos/"
HERE = f"{AT}dispositivo/"


@pytest.fixture(scope="module")
def running_service():
    with a_push_service() as service:
        yield service


@pytest.fixture
def service(running_service, settings):
    settings.PUSH_HOSTS = ("127.0.0.1",)
    running_service.came.clear()
    return running_service


def ask(browser: Client, service, name: str = "one") -> Browser:
    """As the script does: the house's key first, then the browser's own."""
    assert len(browser.post(f"{HERE}clave/").json()["key"]) == 87
    own = Browser()
    told = {"endpoint": service.endpoint(name), "key": own.key, "auth": own.auth}
    assert browser.post(HERE, told)["Location"] == AT
    return own


def endpoints() -> list[str]:
    return sorted(one.rsplit("/", 1)[1] for one in Subscription.objects.values_list("endpoint", flat=True))


def test_a_browser_that_asks_is_told_at_once_that_it_works(cast, service):
    lucia = enter(cast.lucia.person)
    assert f'data-push="{service.url}' not in lucia.get(AT).content.decode()

    own = ask(lucia, service)
    run_due_jobs()

    assert service.notices(own) == [
        {
            "title": "Norte Sistemas",
            "words": "Los avisos llegan a este dispositivo.",
            "path": AT,
            "tag": "push",
        }
    ]
    page = lucia.get(AT).content.decode()
    assert f'data-push="{service.endpoint()}"' in page
    assert "Firefox · Windows" in page


def test_the_desk_asks_too_and_a_browser_that_nobody_knew_is_known_from_then_on(cast, service, sign_in):
    marta = sign_in(cast.marta)

    ask(marta, service)

    assert marta.cookies["__Host-device"]
    assert f'data-push="{service.endpoint()}"' in marta.get(AT).content.decode()
    assert Device.objects.get().person == cast.marta.person


def moved(browser: Client, former: str, now_at: str) -> Browser:
    """As the worker does when the browser has changed its address, whether somebody is in or not."""
    own = Browser()
    told = {"former": former, "endpoint": now_at, "key": own.key, "auth": own.auth}
    own.answer = browser.post(f"{HERE}otra-direccion/", told).status_code
    return own


def test_a_browser_that_changes_its_address_is_told_there_though_nobody_is_in(cast, service):
    lucia = enter(cast.lucia.person)
    ask(lucia, service)
    run_due_jobs()
    service.came.clear()
    del lucia.cookies["__Host-session"]
    assert len(lucia.get(f"{HERE}otra-direccion/").json()["token"]) == 64

    own = moved(lucia, service.endpoint("one"), service.endpoint("two"))
    queue(cast.lucia.person_id, title="Hola", words="", url="/", tag="x")
    run_due_jobs()

    assert (own.answer, endpoints()) == (204, ["two"])
    assert [notice["title"] for notice in service.notices(own)] == ["Hola"]
    assert moved(lucia, service.endpoint("one"), service.endpoint("three")).answer == 404


def test_nobody_else_changes_an_address_and_only_for_one_out_there(cast, service):
    lucia, pedro = enter(cast.lucia.person), enter(cast.pedro.person)
    ask(lucia, service)
    here = service.endpoint("one")

    answers = [
        moved(pedro, here, service.endpoint("two")).answer,
        moved(Client(), here, service.endpoint("two")).answer,
        moved(lucia, f"{here}x", service.endpoint("two")).answer,
        moved(lucia, here, "http://10.0.0.1/").answer,
        moved(lucia, here, "").answer,
        moved(lucia, "\0", service.endpoint("two")).answer,
    ]
    cast.lucia.person.set_password("Otra-distinta-2026")
    cast.lucia.person.save()
    answers.append(moved(lucia, here, service.endpoint("two")).answer)

    assert (answers, endpoints()) == ([404] * 7, ["one"])


def test_looking_at_the_page_makes_no_key(cast, sign_in):
    assert sign_in(cast.lucia).get(AT).status_code == 200

    assert not Key.objects.exists()


def test_what_a_browser_would_not_say_is_refused_in_words(cast, sign_in):
    lucia = sign_in(cast.lucia)

    for told in ({}, {"endpoint": "https://10.0.0.1/x", "key": "x", "auth": "y"}, {"endpoint": "x" * 2000}):
        answer = lucia.post(HERE, told, follow=True)
        assert "Prueba otra vez." in answer.content.decode()

    assert not Subscription.objects.exists()


def test_it_is_taken_away_from_any_device_but_nobody_elses(cast, service):
    lucia, pedro = enter(cast.lucia.person), enter(cast.pedro.person)
    ask(lucia, service)
    number = {"device": Subscription.objects.get().pk}

    pedro.post(f"{HERE}quitar/", number)
    assert endpoints() == ["one"]
    lucia.post(f"{HERE}quitar/", number)

    assert endpoints() == []
    assert lucia.post(f"{HERE}quitar/", {"device": "x"}).status_code == 302


def test_leaving_ends_it_on_that_browser_alone(cast, service):
    telephone, laptop = enter(cast.lucia.person), enter(cast.lucia.person)
    ask(telephone, service, "telephone")
    ask(laptop, service, "laptop")

    telephone.post("/acceso/salir/")

    assert endpoints() == ["laptop"]


def test_whoever_comes_in_next_from_that_browser_does_not_read_what_was_for_another(cast, service):
    shared = enter(cast.lucia.person)
    ask(shared, service)
    shared.cookies.pop("__Host-session")

    enter(cast.pedro.person, browser=shared)

    assert endpoints() == []


def test_another_password_leaves_this_browser_told(cast, service):
    here, there = enter(cast.lucia.person), enter(cast.lucia.person)
    own = ask(here, service, "here")
    ask(there, service, "there")

    here.post("/cuenta/contrasena/", {"current": PASSWORD, "password": NEW, "again": NEW})
    run_due_jobs()

    assert endpoints() == ["here"]
    assert [path for path, *_rest in service.came] == ["/push/here"]
    assert len(service.notices(own)) == 1


def test_where_it_is_switched_off_there_is_nothing_to_press(cast, sign_in):
    change_push(sent=False, by=cast.ivan)
    lucia = sign_in(cast.lucia)

    assert "Activar avisos" not in lucia.get(AT).content.decode()
    assert lucia.post(f"{HERE}clave/").status_code == 404


def test_what_is_not_sent_is_not_chosen_and_what_was_chosen_stays(cast, sign_in):
    lucia = sign_in(cast.lucia)
    lucia.post(AT, {"tickets-mail": "on", "tickets-push": "on"})
    change_push(sent=False, by=cast.ivan)
    page = lucia.get(AT).content.decode()

    lucia.post(AT, {"tickets-mail": "on"})

    assert "tickets-push" not in page
    assert "Móvil" not in page
    cast.lucia.refresh_from_db()
    assert cast.lucia.channels["tickets"] == ["mail", "push"]


def test_privacy_says_who_carries_notices_where_some_are_sent(cast, client):
    assert "Mozilla" in client.get("/privacidad/").content.decode()

    change_push(sent=False, by=cast.ivan)

    assert "Mozilla" not in client.get("/privacidad/").content.decode()


def test_nobody_has_us_write_to_addresses_of_theirs_without_end(cast, sign_in):
    lucia = sign_in(cast.lucia)

    answers = [lucia.post(HERE, {}).status_code for _time in range(21)]

    assert (answers[0], answers[-1]) == (302, 429)


def test_a_password_chosen_by_a_link_leaves_no_browser_told(cast, service):
    ask(enter(cast.lucia.person), service)
    token = make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now())

    Client().post(f"/acceso/clave/{token}/", {"password": NEW, "again": NEW})

    assert endpoints() == []


def test_nothing_leaves_a_demonstration(cast, sign_in, settings):
    settings.ENV = replace(settings.ENV, demo=True)
    lucia = sign_in(cast.lucia)

    page = lucia.get(AT).content.decode()

    assert "De una demostración no sale ningún aviso" in page
    assert "Activar avisos" not in page
    assert lucia.post(f"{HERE}clave/").status_code == 404
