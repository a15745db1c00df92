"""What every answer carries, where no route answers; every route is looked at in `test_personas.py`."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.house.estate import furnish
from tests.house.personas import enter_as
from tests.house.routes import address_of, all_routes
from tests.house.wrapping import refuse_weak


@pytest.fixture
def estate(cast):
    return furnish(cast)


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        (lambda browser: browser.get("/nada/", secure=True), 404),
        (lambda browser: browser.get("/acceso/", secure=True, headers={"host": "evil.example"}), 400),
        (lambda browser: browser.post("/acceso/olvido/", {"email": "a@b.example"}, secure=True), 403),
        (lambda browser: browser.get("/static/../config/settings.py", secure=True), 404),
    ],
)
def test_error_pages_are_wrapped_safely_too(db, ask, status):
    answer = ask(Client(enforce_csrf_checks=True))

    assert answer.status_code == status
    refuse_weak("error", answer)


def test_a_nonce_is_never_used_twice_and_is_in_the_policy(db):
    pages = [Client().get("/acceso/") for _ in range(2)]
    nonces = [set(re.findall(r'nonce="([^"]+)"', page.content.decode())) for page in pages]

    assert not nonces[0] & nonces[1]
    for page, used in zip(pages, nonces, strict=True):
        assert all(f"'nonce-{nonce}'" in page["Content-Security-Policy"] for nonce in used)


@pytest.mark.parametrize("who", ["lucia", "marta"])
def test_no_post_is_taken_without_the_token(estate, sign_in, who):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.cookies = enter_as(who, estate.cast, sign_in).cookies
    for route in all_routes():
        answer = browser.post(address_of(route, estate), {"message": "x"}, secure=True)

        assert answer.status_code in (403, 405), route.name
