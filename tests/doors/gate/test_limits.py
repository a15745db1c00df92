"""A limit that nobody has set is no limit: the library says nothing of it."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

import ventanilla.doors.gate

ASKED = re.compile(r'ratelimit\.\w+\([^)]*action="(\w+)"')


def test_every_limit_that_is_asked_for_is_set():
    sources = Path(ventanilla.doors.gate.__file__).parent.rglob("*.py")
    asked = {name for source in sources for name in ASKED.findall(source.read_text())}

    assert len(asked) >= 5
    assert asked <= set(settings.ACCOUNT_RATE_LIMITS)


@pytest.mark.parametrize(
    "address",
    ["/firmar/{}/", "/firmar/{}/pdf/", "/firmar/{}/reparo/", "/parte/{}/"],
    ids=lambda one: one,
)
def test_whoever_guesses_links_is_stopped_though_they_only_look(db, settings, address):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": uuid4().hex}
    }

    answers = [Client().get(address.format(uuid4().hex[:22])).status_code for _each in range(61)]

    assert answers == [404] * 60 + [429]
