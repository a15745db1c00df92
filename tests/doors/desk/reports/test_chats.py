"""Chats in the panel: told where there were some, of everybody or of one customer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from ventanilla.domain.chat.models import Conversation
from ventanilla.doors.desk.reports.words import short_wait


@pytest.fixture
def panel(cast, vpn_ticket, sign_in):
    at = now() - timedelta(days=2)
    facts = {"opened_at": at, "turn_since": at, "last_line_at": at, "ended_at": at, "state": "ended"}
    for number, member in enumerate((cast.lucia, cast.oscar, cast.oscar)):
        answered = (
            {"answered_at": at + timedelta(seconds=40), "answered_by": cast.marta, "stars": 4}
            if number
            else {}
        )
        Conversation.objects.create(customer_id=member.customer_id, member=member, **facts, **answered)
    browser = sign_in(cast.elena)
    return lambda query="": browser.get(reverse("desk:reports") + query).content.decode()


def test_it_says_how_long_people_waited_and_what_was_missed(panel):
    page = panel()

    assert "3 chats" in page
    assert "1 sin atender" in page
    assert "40 s" in page
    assert "4,0 de media" in page


def test_of_one_customer_theirs_and_of_a_team_none(panel, cast):
    assert "1 chat ·" in panel(f"?cliente={cast.aurora.pk}").replace("</span>", "")
    assert "Chats por horas" not in panel("?prioridad=high")


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59.6, "1 min"), (130, "2 min 10 s"), (3600, "1 h")]
)
def test_waits_are_told_to_the_second(seconds, words):
    assert short_wait(timedelta(seconds=seconds)) == words
