"""What open pages ask again and again costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.domain.chat.test_talking import a_chat, a_file, as_now
from ventanilla.domain.chat.actions.looking import be_there, look
from ventanilla.domain.chat.actions.talking import say
from ventanilla.domain.chat.presence import availability
from ventanilla.domain.chat.reading import lines_after, place_in_line


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        act()
    return sum("SAVEPOINT" not in one["sql"] for one in seen)


def test_asking_again_while_nothing_happens(desk: Cast, clock):
    chat = a_chat(desk)
    say(chat, "", by=desk.lucia, files=[a_file(desk.lucia)])
    chat = as_now(chat)

    assert cost(lambda: look(chat, by=desk.lucia, seen=2)) == 0
    assert cost(lambda: lines_after(chat, to=desk.lucia, after=2)) == 1
    assert (
        cost(lambda: lines_after(chat, to=desk.marta)) == 3
    )  # lines, what came with them, and the files' names
    assert cost(lambda: place_in_line(chat)) == 1
    assert cost(lambda: be_there(by=desk.marta)) == 1
    availability(desk.lucia)
    assert cost(lambda: availability(desk.lucia)) == 2
    clock.move_to(datetime(2026, 11, 29, 12, tzinfo=UTC))
    availability(desk.lucia)
    assert cost(lambda: availability(desk.lucia)) == 0


def test_saying_something_costs_little_and_no_more_in_a_long_chat(desk: Cast):
    chat = a_chat(desk)
    say(chat, "Voy", by=desk.marta)
    first = cost(lambda: say(chat, "Gracias", by=desk.lucia, client_key="a"))
    for number in range(30):
        say(chat, f"Y {number}", by=desk.lucia)
    last = cost(lambda: say(chat, "Nada más", by=desk.lucia, client_key="b"))

    assert first == last
    assert first <= 6
