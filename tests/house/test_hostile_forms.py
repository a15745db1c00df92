"""What no browser sends: every form of the house with nonsense in every field, and an answer in words to all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.house.estate import Estate, furnish
from tests.house.routes import address_of, all_routes

NONSENSE = {
    "a nul": "a\0b",
    "forty digits": "9" * 40,
    "more digits than Python reads": "9" * 5_000,
    "less than nothing": "-1",
    "the year one": "0001-01-01",
    "the last minute": "9999-12-31T23:59",
    "nothing but spaces": "   ",
    "a digit that is none": "²",
    "no such word": "no-such-word",
    "a header": "a\r\nBcc: x@pruebas.example\r\n\r\nb",
}
ON_POSTGRESQL = {"a nul", "forty digits", "less than nothing", "the year one", "the last minute"}
"""What a database may refuse, and PostgreSQL refuses more. The rest is refused, or not, before any of them sees it."""
ON_SQLITE = (set(NONSENSE) - ON_POSTGRESQL) | {"forty digits"}
FIELD = re.compile(r'name="([a-z_0-9]+)"')
NO_FORM = 405
"""What takes no POST says so before it reads a word of it: once is enough."""
BY_SCRIPTS = {"do", "draft", "files", "mark", "remove", "tab", "text", "typing", "until", "what"}
"""Fields that no page shows."""


@pytest.fixture
def estate(cast) -> Estate:
    return furnish(cast)


def fields(browser, places: list[str]) -> set[str]:
    """Every name that a form of any page has."""
    answers = [answer for answer in map(browser.get, places) if not answer.streaming]
    pages = [answer.content.decode() for answer in answers if "html" in answer["Content-Type"]]
    return {name for page in pages for name in FIELD.findall(page)} | BY_SCRIPTS


@pytest.mark.parametrize("who", ["ivan", pytest.param("lucia", marks=pytest.mark.walked)])
def test_no_form_falls_over_nonsense(estate, sign_in, who):
    browser = sign_in(getattr(estate.cast, who))
    places = [address_of(route, estate) for route in all_routes() if route.name != "gate:logout"]
    names = fields(browser, places) - {"csrfmiddlewaretoken"}
    assert {"message", "name", "members", "colour"} <= names or who == "lucia"

    for kind in sorted(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL):
        sent = encode_multipart(BOUNDARY, dict.fromkeys(names, NONSENSE[kind]))
        with undone():
            statuses = {place: posted(browser, place, sent) for place in places}

        assert {place: status for place, status in statuses.items() if status >= 500} == {}, kind
        places = [place for place in places if statuses[place] != NO_FORM]


def posted(browser, place: str, sent: bytes) -> int:
    """All forms get the same words, put together once: hundreds of fields take longer to write than to refuse."""
    return int(browser.generic("POST", place, sent, MULTIPART_CONTENT).status_code)


@contextmanager
def undone() -> Iterator[None]:
    """What is done within is not done afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
