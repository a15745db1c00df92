"""A link by mail in place of the password."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from tests.snapshot import changed, snapshot
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link, Person

ASK = "/acceso/enlace/"


@pytest.fixture
def page(cast) -> str:
    return f"{ASK}{make_link(Link.Purpose.COME_IN, cast.lucia.person, at=now())}/"


def without_tokens(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[\w-]+"', "", answer.content.decode())


def test_the_whole_way(cast):
    browser, person = Client(), cast.lucia.person
    answers = [
        browser.post(ASK, {"email": email}) for email in (person.email.upper(), "nadie@pruebas.example")
    ]
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert not Letter.objects.exists(), "the worker finds out, not the page"

    run_due_jobs()
    letter = Letter.objects.get()
    address = re.search(r"https://testserver(/acceso/enlace/[\w-]+/)", letter.text)[1]

    assert letter.to_address == person.email
    assert person.email in browser.get(address).content.decode()
    assert browser.post(address)["Location"] == "/acceso/entrada/"
    assert browser.get("/inicio/").status_code == 200
    assert Client().post(address).status_code == 404


def test_looking_at_it_changes_nothing(page):
    before = snapshot()

    assert [Client().get(page).status_code for _time in range(2)] == [200, 200]
    assert not changed(before, snapshot())


def test_the_second_step_is_asked_for_all_the_same(cast, page):
    Person.objects.filter(pk=cast.lucia.person_id).update(has_second_factor=True)
    browser = Client()

    assert browser.post(page)["Location"] == "/acceso/segundo-paso/"
    assert browser.get("/inicio/").status_code == 302


def test_it_opens_for_a_quarter_of_an_hour_and_nothing_else(cast, page):
    token = page.split("/")[3]
    assert Client().get(f"/acceso/clave/{token}/").status_code == 404
    password = make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now())
    assert Client().post(f"{ASK}{password}/").status_code == 404

    with time_machine.travel(now() + timedelta(minutes=16)):
        assert Client().post(page).status_code == 404


def test_who_may_not_come_in_does_not_by_a_link_either(cast, page):
    Person.objects.filter(pk=cast.lucia.person_id).update(is_active=False)

    assert Client().post(page).status_code == 404
