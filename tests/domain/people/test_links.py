"""Links that go by mail: one purpose, one person, one time, for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils.timezone import now

from tests.threads import all_at_once
from ventanilla.domain.people.actions.links import find_link, make_link, revoke_links, use_up
from ventanilla.domain.people.models import Link, Person

NEW_PASSWORD, RATE = Link.Purpose.NEW_PASSWORD, Link.Purpose.RATE


@pytest.fixture
def lucia(cast) -> Person:
    return cast.lucia.person


@pytest.fixture
def token(lucia) -> str:
    return make_link(NEW_PASSWORD, lucia, at=now())


def test_a_link_finds_its_person(lucia, token):
    link = find_link(NEW_PASSWORD, token)

    assert link
    assert link.person == lucia


def test_a_token_has_256_bits_and_is_never_the_same(lucia):
    tokens = {make_link(RATE, lucia, subject_id=1, at=now()) for _ in range(20)}

    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


def test_the_token_is_nowhere_in_the_database(token):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_link")
        kept = str(cursor.fetchall())

    assert token not in kept


def test_looking_at_a_link_changes_nothing(token):
    before = list(Link.objects.values())

    find_link(NEW_PASSWORD, token)
    find_link(NEW_PASSWORD, token)

    assert list(Link.objects.values()) == before


@pytest.mark.parametrize("other", ["", None, "x", "A" * 43, "\0", "ñ" * 43, "a" * 100_000])
def test_another_token_finds_nothing(token, other):
    assert find_link(NEW_PASSWORD, other) is None


def test_nothing_is_found_by_the_hash_itself(token):
    assert find_link(NEW_PASSWORD, Link.objects.get().token_hash) is None


@pytest.mark.parametrize("changed", [str.swapcase, lambda token: token + "=", lambda token: token[:-1]])
def test_a_token_is_exact(token, changed):
    assert find_link(NEW_PASSWORD, changed(token)) is None


def test_a_link_serves_only_its_purpose(token):
    assert find_link(RATE, token) is None


@pytest.mark.parametrize(
    ("purpose", "lives"), [(NEW_PASSWORD, timedelta(minutes=30)), (RATE, timedelta(days=60))]
)
def test_a_link_expires(lucia, purpose, lives):
    made = now()
    token = make_link(purpose, lucia, at=made)

    with time_machine.travel(made + lives - timedelta(seconds=1), tick=False):
        assert find_link(purpose, token)
    with time_machine.travel(made + lives, tick=False):
        assert find_link(purpose, token) is None


def test_a_used_link_is_dead(token):
    link = find_link(NEW_PASSWORD, token)

    assert use_up(link, at=now())
    assert not use_up(link, at=now())
    assert find_link(NEW_PASSWORD, token) is None


def test_a_revoked_link_is_dead_and_others_live(lucia, token):
    stars = make_link(RATE, lucia, subject_id=1, at=now())

    revoke_links(lucia, NEW_PASSWORD)

    assert find_link(NEW_PASSWORD, token) is None
    assert find_link(RATE, stars)


def test_the_link_of_somebody_who_left_is_dead(lucia, token):
    Person.objects.filter(pk=lucia.pk).update(is_active=False)

    assert find_link(NEW_PASSWORD, token) is None


@pytest.mark.django_db(transaction=True)
def test_of_many_who_use_a_link_at_once_one_wins(token):
    link = find_link(NEW_PASSWORD, token)

    outcomes = all_at_once(6, lambda _number: use_up(link, at=now()))

    assert sorted(outcomes, key=str) == [False] * 5 + [True]
