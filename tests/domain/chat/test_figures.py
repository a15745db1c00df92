"""The sums of chats, by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.cast import Cast
from tests.domain.chat.test_talking import a_chat
from ventanilla.domain.chat.actions.ending import end, rate
from ventanilla.domain.chat.actions.talking import open_conversation, say
from ventanilla.domain.chat.figures import Chat, Hour, OfAgent, Waits, figures_of, read_chats

MADRID = ZoneInfo("Europe/Madrid")
NINE = datetime(2026, 11, 24, 8, tzinfo=UTC)


def chat(
    minute: int, waited: int | None, *, state: str = "ended", stars: int | None = None, who: str = "Marta"
) -> Chat:
    at = NINE + timedelta(minutes=minute)
    answered = at + timedelta(seconds=waited) if waited is not None else None
    agent = {"Marta": 1, "Bruno": 2}[who] if answered else None
    return Chat(at, answered, state, 7 if state == "ticket" else None, stars, agent, who if agent else None)


def test_waits_misses_hours_people_and_stars():
    chats = [chat(n, 10 * n, stars=5 if n < 3 else None) for n in range(1, 11)]
    chats += [chat(130, None), chat(131, None, state="ticket"), chat(132, None, state="waiting")]
    chats += [chat(200, 7, stars=2, who="Bruno")]

    told = figures_of(chats, MADRID)

    assert (told.opened, told.answered, told.missed, told.tickets) == (14, 11, 2, 1)
    assert told.waits == Waits(timedelta(seconds=50), timedelta(seconds=90))
    assert told.hours == [Hour(9, 10, 0), Hour(10, 0, 0), Hour(11, 3, 2), Hour(12, 1, 0)]
    assert [one.name for one in told.agents] == ["Marta", "Bruno"]
    assert told.agents[1] == OfAgent("Bruno", 1, Waits(timedelta(seconds=7), timedelta(seconds=7)), 1, 2.0)
    assert (told.stars, told.average) == ({5: 2, 4: 0, 3: 0, 2: 1, 1: 0}, 4.0)


def test_nothing_is_nothing():
    told = figures_of([], MADRID)

    assert (told.opened, told.hours, told.agents, told.average) == (0, [], [], None)
    assert told.waits == Waits(None, None)


def test_they_are_read_in_one_statement(desk: Cast, clock, django_assert_num_queries):
    first = a_chat(desk)
    clock.shift(30)
    say(first, "Voy", by=desk.marta)
    end(first, by=desk.lucia)
    rate(first, 4, by=desk.lucia)
    open_conversation(desk.oscar, "Hola", by=desk.oscar)

    with django_assert_num_queries(1):
        chats = read_chats(first.opened_at, first.opened_at + timedelta(days=1))

    told = figures_of(chats, MADRID)
    assert (told.opened, told.answered, told.missed, told.average) == (2, 1, 0, 4.0)
    assert told.waits.median == timedelta(seconds=30)
    assert told.agents[0].name == "Marta Solís"
