"""A forgotten password, through the doors."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.cast import PASSWORD
from tests.snapshot import changed, snapshot
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.jobs.models import Job
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link, Person

ASK = "/acceso/olvido/"
NEW = "otra-frase-larga-y-nueva"


@pytest.fixture
def lucia(cast) -> Person:
    return cast.lucia.person


@pytest.fixture
def page(lucia) -> str:
    return f"/acceso/clave/{make_link(Link.Purpose.NEW_PASSWORD, lucia, at=now())}/"


def without_tokens(answer) -> str:
    page = answer.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[\w-]+"', "", page)


def test_known_and_unknown_addresses_get_the_same_page_in_the_same_queries(lucia, django_assert_num_queries):
    answers = []
    for email in (lucia.email, "nadie@aurora-pruebas.example"):
        with django_assert_num_queries(1):
            answers.append(Client().post(ASK, {"email": email}))

    assert answers[0].status_code == answers[1].status_code == 200
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert not Letter.objects.exists(), "the worker finds out, not the page"


def test_the_worker_writes_to_whom_it_knows_and_to_nobody_else(client, lucia):
    client.post(ASK, {"email": lucia.email.upper()})
    client.post(ASK, {"email": "nadie@aurora-pruebas.example"})

    run_due_jobs()

    assert Letter.objects.get().to_address == lucia.email


def test_the_whole_way_to_a_new_password(client, lucia, sign_in, cast):
    elsewhere = sign_in(cast.lucia)
    client.post(ASK, {"email": lucia.email})
    run_due_jobs()
    page = re.search(r"https://testserver(/acceso/clave/\S+)", Letter.objects.get().text)[1]

    assert client.get(page).status_code == 200
    answer = client.post(page, {"password": NEW})

    assert answer.status_code == 200
    assert client.get("/inicio/").status_code == 302, "the link changes a password, it does not let in"
    assert elsewhere.get("/inicio/").status_code == 302, "old sessions end"
    assert client.post("/acceso/", {"login": lucia.email, "password": PASSWORD}).status_code != 302
    assert client.post("/acceso/", {"login": lucia.email, "password": NEW}).status_code == 302


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_the_link_changes_nothing(client, page, method):
    before = snapshot()

    for _ in range(2):
        assert getattr(client, method)(page).status_code == 200

    assert changed(before, snapshot()) == {}


def test_a_weak_password_is_told_why_and_may_be_tried_again(client, page):
    answer = client.post(page, {"password": "corta"})

    assert answer.status_code == 422
    assert "12" in answer.content.decode()
    assert client.post(page, {"password": NEW}).status_code == 200


def test_a_used_link_says_that_it_is_dead(client, page):
    client.post(page, {"password": NEW})

    assert client.get(page).status_code == 404
    assert client.post(page, {"password": NEW + "x"}).status_code == 404


@pytest.mark.parametrize("token", ["x", "%00", "..%2f", "A" * 43, "ñ", "%ff", "a" * 3000])
def test_a_made_up_link_is_dead_in_the_same_words(client, db, token):
    assert client.get(f"/acceso/clave/{token}/").status_code == 404
    assert client.get(f"/valorar/{token}/").status_code == 404
    assert client.post(f"/valorar/{token}/", {"stars": 5}).status_code == 404


def test_asking_too_often_must_wait_for_known_and_unknown_alike(settings, lucia):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "asking"}
    }

    answers = {
        email: [Client().post(ASK, {"email": email}).status_code for _ in range(6)]
        for email in (lucia.email, "nadie@aurora-pruebas.example")
    }

    assert answers[lucia.email] == answers["nadie@aurora-pruebas.example"] == [200] * 5 + [429]


@pytest.mark.parametrize(
    "email", ["", "lucia", "a@b", "a\0@b.example", "a" * 300 + "@b.example", "a@b.example\nBcc: c@d.example"]
)
def test_what_is_no_address_is_said_so(client, db, email):
    answer = client.post(ASK, {"email": email})

    assert answer.status_code in (200, 422)
    assert not Job.objects.exists()
