"""What every answer carries, and every form."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.house.estate import furnish
from tests.house.personas import enter_as
from tests.house.routes import address_of, all_routes

WHO = ("anonymous", "lucia", "oscar", "marta")
DRAWINGS = ("/marca.css", "/favicon.svg")
MAY_BE_KEPT = (*DRAWINGS, "/calendario/")
"""A program that reads a calendar every hour asks whether it has changed, and may keep it until then."""


@pytest.fixture
def estate(cast):
    return furnish(cast)


def directives(policy: str) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}


def refuse_weak(address: str, answer) -> None:
    policy = directives(answer["Content-Security-Policy"])
    sources = {word for words in policy.values() for word in words}
    assert policy["default-src"] == ["'none'"], address
    assert not [word for word in sources if "unsafe" in word or word in ("*", "https:", "http:")], address
    assert not [word for word in sources if word.startswith("http")], address
    assert answer["X-Content-Type-Options"] == "nosniff", address
    assert answer["Referrer-Policy"] == "same-origin", address
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert "camera=()" in answer["Permissions-Policy"], address
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000"), address
    assert address.startswith(DRAWINGS) or "sandbox" in policy or policy["frame-ancestors"] == ["'none'"], (
        address
    )
    if not address.startswith(MAY_BE_KEPT):
        assert "no-store" in answer["Cache-Control"], address


@pytest.mark.parametrize("who", WHO)
def test_every_answer_is_wrapped_safely_every_form_carries_its_token_and_nothing_inline_runs(
    estate, sign_in, who
):
    for route in all_routes():
        address = address_of(route, estate)

        page = enter_as(who, estate.cast, sign_in).get(address, secure=True)

        refuse_weak(address, page)
        if route.name != "desk:letter_view" and not page.streaming and "html" in page["Content-Type"]:
            refuse_what_runs_or_has_no_token(route.name, page.content.decode())


@pytest.mark.parametrize("who", WHO)
def test_every_answer_to_what_is_sent_is_wrapped_safely(estate, sign_in, who):
    for route in all_routes():
        address = address_of(route, estate)

        refuse_weak(address, enter_as(who, estate.cast, sign_in).post(address, secure=True))


def refuse_what_runs_or_has_no_token(name: str, html: str) -> None:
    for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL):
        if 'method="post"' in form.lower():
            assert "csrfmiddlewaretoken" in form, name
    assert not re.search(r"<[^>]+\son\w+=", html), name
    assert not re.search(r"<[^>]+\sstyle=", html), name
    assert not re.search(r"<script(?![^>]*(src=|nonce=))", html), name
    assert "javascript:" not in html, name


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
