"""At twenty thousand chats and two hundred thousand lines nothing is read whole, the least of all what open pages ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from tests.house.plans import costly
from ventanilla.domain.chat.actions.clock import tend
from ventanilla.domain.chat.figures import read_chats
from ventanilla.domain.chat.models import Agent, Conversation, LineFile
from ventanilla.domain.chat.presence import seats
from ventanilla.domain.chat.reading import lines_after, place_in_line
from ventanilla.domain.customers.models import Membership

CHATS, LINES = 20_000, 10
LARGE = {"chat_conversation", "chat_line", "chat_linefile"}
MOST = 4_000 if connection.vendor == "postgresql" else 300_000
"""Rows of one step, or instructions: a few milliseconds."""
_COUNT = "WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < %(last)s)"
_MINUTES = (
    "%(at)s::timestamptz - i * interval '13 minutes'"
    if connection.vendor == "postgresql"
    else "datetime(%(at)s, '-' || (i * 13) || ' minutes')"
)
_CHATS = f"""{_COUNT} INSERT INTO chat_conversation (customer_id, member_id, state, staff_id, opened_at, answered_at,
    answered_by_id, ended_at, ended_by, awaits_staff, turn_since, last_line_at, last_position, last_entry, member_seen,
    staff_seen, rating_words, version)
    SELECT %(customer)s, %(member)s + i %% 5, 'ended', %(staff)s + i %% 4, {_MINUTES}, {_MINUTES}, %(staff)s + i %% 4,
    {_MINUTES}, 'staff', %(no)s, {_MINUTES}, {_MINUTES}, {LINES}, {LINES}, 0, 0, '', 1 FROM counted"""
_LINES = f"""{_COUNT} INSERT INTO chat_line (conversation_id, entry, position, kind, event, facts, author_name, body,
    body_html, created_at) SELECT %(chat)s + i / {LINES}, 1 + i %% {LINES}, 1 + i %% {LINES}, 'said', '', '{{}}', 'x', 'x',
    'x', %(at)s FROM counted"""


@pytest.fixture
def busy_house(swept, cast):
    """Made by the database itself; three wait."""
    people = list(Membership.objects.order_by("pk").values_list("pk", flat=True))
    staff = sorted(one.pk for one in (cast.marta, cast.bruno, cast.elena, cast.ivan))
    values = {
        "at": now(), "customer": cast.aurora.pk, "member": people[0], "staff": staff[0], "no": False, "last": CHATS - 1,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CHATS, values)
        first = Conversation.objects.order_by("pk").values_list("pk", flat=True)[0]
        cursor.execute(_LINES, {**values, "chat": first, "last": CHATS * LINES - 1})
        waiting = Conversation.objects.filter(pk__in=[first + place for place in (0, 1, 2)])
        waiting.update(state="waiting", staff=None, ended_at=None, turn_since=now())
        Agent.objects.create(staff=cast.marta, seen_at=now())
        cursor.execute("ANALYZE")
    return cast


def test_what_open_pages_ask_and_what_is_counted_walk_along_an_index(busy_house):
    marta, lucia = busy_house.marta, busy_house.lucia
    chat = Conversation.objects.select_related("member").get(pk=Conversation.objects.in_line()[0].pk)
    looks = {
        "live": lambda: list(Conversation.objects.visible_to(lucia).live()),
        "lines": lambda: lines_after(chat, to=chat.member, after=8),
        "desk lines": lambda: lines_after(chat, to=marta, after=8),
        "file": lambda: list(LineFile.objects.visible_to(chat.member).filter(pk=1)),
        "place": lambda: place_in_line(chat),
        "line": lambda: list(Conversation.objects.in_line()),
        "mine": lambda: list(Conversation.objects.live().filter(staff=marta)),
        "seats": lambda: seats(now()),
        "own": lambda: list(Conversation.objects.visible_to(lucia).order_by("-pk")[:25]),
        "newest": lambda: list(Conversation.objects.order_by("-last_line_at", "-pk")[:25]),
        "of the ticket": lambda: list(Conversation.objects.filter(ticket=1)),
        "clock": lambda: tend(now()),
        "figures of a week": lambda: read_chats(now() - timedelta(days=7), now()),
    }  # fmt: skip

    assert costly(looks, whole=LARGE - {"chat_linefile"}, most=MOST) == []
