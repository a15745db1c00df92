"""Guesses: so many at once, one more each so often, and strangers never keep the owner out."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from ventanilla.domain.people.actions.throttling import (
    KNOWN_DEVICES,
    STRANGERS,
    forget_spent_guesses,
    give_back,
    may_guess,
)
from ventanilla.domain.people.models import Throttle

pytestmark = pytest.mark.django_db


def guesses_in_a_day(what: str, allowance, *, each: timedelta) -> int:
    """As many as get through when somebody tries all day long."""
    start, done = now(), 0
    for step in range(int(timedelta(days=1) / each)):
        with time_machine.travel(start + step * each, tick=False):
            done += may_guess(what, allowance)
    return done


def test_so_many_at_once_and_then_none():
    tried = [may_guess("a", STRANGERS) for _try in range(STRANGERS.at_once + 3)]

    assert tried == [True] * STRANGERS.at_once + [False] * 3
    assert may_guess("b", STRANGERS)


def test_one_more_comes_back_after_a_while():
    start = now()
    with time_machine.travel(start, tick=False):
        while may_guess("a", STRANGERS):
            pass
    with time_machine.travel(start + STRANGERS.every + timedelta(seconds=1), tick=False):
        assert [may_guess("a", STRANGERS), may_guess("a", STRANGERS)] == [True, False]


def test_one_account_is_guessed_at_a_hundred_times_a_day_at_most():
    tried = guesses_in_a_day("strangers", STRANGERS, each=timedelta(minutes=7))
    tried += guesses_in_a_day("known", KNOWN_DEVICES, each=timedelta(minutes=7))

    assert tried <= STRANGERS.a_day + KNOWN_DEVICES.a_day <= 100


def test_what_was_right_was_no_guess():
    for _time in range(50):
        assert may_guess("a", STRANGERS)
        give_back("a", STRANGERS)


def test_what_is_earned_back_is_forgotten():
    may_guess("a", STRANGERS)
    may_guess("b", STRANGERS)
    Throttle.objects.filter(pk=Throttle.objects.first().pk).update(spent_until=now() - timedelta(minutes=1))

    forget_spent_guesses.call()

    assert Throttle.objects.count() == 1
