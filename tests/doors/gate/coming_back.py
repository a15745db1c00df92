"""Going to the sign-in provider and coming back, as a browser does."""

from __future__ import annotations

import html

from django.test import Client

from tests.cast import PASSWORD
from tests.doors.gate.identity_providers import Liar
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person

WITH, BACK, ACCOUNT = "/acceso/con/", "/acceso/con/vuelta/", "/cuenta/"


def enter(person: Person) -> Client:
    browser = Client()
    browser.post("/acceso/", {"login": person.email, "password": PASSWORD})
    return browser


def leave_for(browser: Client, address: str = WITH, **typed: str) -> str:
    answer = browser.post(address, typed)
    assert answer.status_code == 200, answer["Location"]
    there = answer["Refresh"].removeprefix("0; url=")
    assert there in html.unescape(answer.content.decode()), "whose browser does not go by itself has a link"
    return there


def come_back(browser: Client, liar: Liar, address: str = WITH, **typed: str):
    return browser.get(f"{BACK}?{liar.take(leave_for(browser, address, **typed))}")


def is_in(browser: Client) -> bool:
    return browser.get("/acceso/entrada/")["Location"] != "/acceso/"


def told(person: Person) -> list[str]:
    found = Letter.objects.filter(key__startswith="factor:", to_address=person.email).order_by("pk")
    return [key.split(":")[2] for key in found.values_list("key", flat=True)]
