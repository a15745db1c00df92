"""One's own access: sessions, the password, browsers that are new, and guesses of strangers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.cast import PASSWORD
from ventanilla.domain.customers.models import Session
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Device, Link, Throttle
from ventanilla.doors.shared.sessions import hashed

ACCOUNT = "/cuenta/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:131.0) Gecko/20100101 Firefox/131.0"
NEW = "otra-frase-larga-y-nueva"


def enter(person, password: str = PASSWORD, browser: Client | None = None, **headers: str) -> Client:
    browser = browser or Client(HTTP_USER_AGENT=FIREFOX, **headers)
    browser.post("/acceso/", {"login": person.email, "password": password})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(ACCOUNT).status_code == 200


def letters(name: str) -> list[str]:
    return list(Letter.objects.filter(key__startswith=name).values_list("to_address", flat=True))


def test_each_session_says_which_browser_it_is_and_from_where(cast):
    first, second = enter(cast.lucia.person), enter(cast.lucia.person)

    page = second.get(ACCOUNT).content.decode()

    assert page.count("Firefox · Windows") >= 2
    assert "127.0.0.1" in page
    assert page.index("esta") < page.index("Cerrar las demás")
    assert is_in(first)


def test_a_session_is_closed_from_another(cast):
    mine, other, stranger = enter(cast.lucia.person), enter(cast.lucia.person), enter(cast.oscar.person)
    key = hashed(other.cookies["__Host-session"].value)

    stranger.post(f"{ACCOUNT}sesiones/cerrar/", {"session": key})
    assert is_in(other)
    mine.post(f"{ACCOUNT}sesiones/cerrar/", {"session": key})

    assert [is_in(mine), is_in(other)] == [True, False]
    assert Entry.objects.filter(verb="session.closed").count() == 1


def test_all_the_others_are_closed_at_once(cast):
    mine, *others = (enter(cast.lucia.person) for _time in range(3))

    mine.post(f"{ACCOUNT}sesiones/cerrar-las-demas/")

    assert [is_in(one) for one in (mine, *others)] == [True, False, False]


def test_another_password_ends_the_other_sessions_and_is_told(cast):
    mine, other = enter(cast.lucia.person), enter(cast.lucia.person)
    before = mine.cookies["__Host-session"].value

    mine.post(f"{ACCOUNT}contrasena/", {"current": PASSWORD, "password": NEW, "again": NEW})

    assert [is_in(mine), is_in(other)] == [True, False]
    assert mine.cookies["__Host-session"].value != before
    assert "Cerrar las demás" not in mine.get(ACCOUNT).content.decode()
    assert letters("password-changed:") == [cast.lucia.person.email]
    assert is_in(enter(cast.lucia.person, NEW))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"current": "no-es-esta", "password": NEW, "again": NEW}, "No es tu contraseña de ahora."),
        ({"current": PASSWORD, "password": NEW, "again": NEW + "x"}, "No es la misma"),
        ({"current": PASSWORD, "password": "corta", "again": "corta"}, "12"),
    ],
)
def test_a_password_that_does_not_do_changes_nothing(cast, typed, told):
    mine = enter(cast.lucia.person)

    answer = mine.post(f"{ACCOUNT}contrasena/", typed)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert is_in(enter(cast.lucia.person))


def test_the_first_browser_is_not_told_of_and_the_next_is(cast):
    mine = enter(cast.lucia.person)
    enter(cast.lucia.person, browser=mine)
    assert letters("new-device:") == []

    enter(cast.lucia.person)

    assert letters("new-device:") == [cast.lucia.person.email]
    letter = Letter.objects.get(key__startswith="new-device:")
    assert "Firefox · Windows" in letter.text
    assert Device.objects.filter(person=cast.lucia.person).count() == 2
    assert Entry.objects.filter(verb="device.new").count() == 2


def test_strangers_who_guess_do_not_keep_the_owner_out(cast):
    mine = enter(cast.lucia.person)
    mine.post("/acceso/salir/")
    answers = [
        Client().post("/acceso/", {"login": cast.lucia.person.email, "password": "no"}) for _try in range(12)
    ]

    assert "Demasiados intentos" in answers[-1].content.decode()
    assert not is_in(enter(cast.lucia.person))
    assert is_in(enter(cast.lucia.person, browser=mine))


def test_an_address_that_is_nobodys_is_shut_like_one_that_is(cast):
    def shut(email: str) -> str:
        answers = [Client().post("/acceso/", {"login": email, "password": "no"}) for _try in range(11)]
        return "".join("x" if "Demasiados intentos" in one.content.decode() else "-" for one in answers)

    assert shut("nadie@pruebas.example") == shut(cast.lucia.person.email) == "-" * 10 + "x"
    assert Throttle.objects.count() == 2


def test_who_chose_a_password_by_a_link_is_no_stranger_there(cast):
    for _try in range(12):
        Client().post("/acceso/", {"login": cast.lucia.person.email, "password": "no"})
    browser = Client()
    token = make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now())

    browser.post(f"/acceso/clave/{token}/", {"password": NEW})

    assert is_in(enter(cast.lucia.person, NEW, browser=browser))


def test_a_session_that_nobody_uses_opens_nothing(cast):
    mine = enter(cast.lucia.person)
    row = Session.objects.filter(person=cast.lucia.person)
    row.update(seen_at=row.get().seen_at - timedelta(hours=2))
    assert is_in(mine)
    seen = row.get().seen_at
    row.update(seen_at=seen - timedelta(days=15))

    assert not is_in(mine)
    assert seen > row.get().seen_at + timedelta(days=14)
