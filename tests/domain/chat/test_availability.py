"""Both conditions count: the calendar, and somebody who is really there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.cast import Cast
from ventanilla.domain.calendars.actions import add_day, the_houses_calendar
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.chat.actions.looking import be_there, go_away, take_chats
from ventanilla.domain.chat.actions.talking import Closed, open_conversation, say
from ventanilla.domain.chat.actions.turning import leave_message
from ventanilla.domain.chat.availability import Availability, Door, Seat, decide
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.chat.presence import PRESENT, availability
from ventanilla.domain.tickets.models import Origin

FREE, FULL = Seat(most=2, held=1), Seat(most=2, held=2)
NINE = datetime(2026, 12, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("is_open", "seats", "waiting", "answer"),
    [
        (True, [FREE], 0, Availability(Door.ONLINE)),
        (True, [FULL, FREE], 0, Availability(Door.ONLINE)),
        (True, [FREE], 1, Availability(Door.BUSY, place=2)),
        (True, [FULL], 0, Availability(Door.BUSY, place=1)),
        (True, [Seat(most=1, held=4)], 2, Availability(Door.BUSY, place=3)),
        (True, [], 0, Availability(Door.NOBODY)),
        (True, [], 3, Availability(Door.NOBODY)),
        (False, [FREE], 0, Availability(Door.CLOSED, returns_at=NINE)),
        (False, [], 0, Availability(Door.CLOSED, returns_at=NINE)),
    ],
)
def test_what_a_contact_finds(is_open, seats, waiting, answer):
    assert decide(is_open=is_open, opens_at=NINE, seats=seats, waiting=waiting) == answer
    assert answer.takes_chats == (is_open and bool(seats))


def test_somebody_is_there_for_as_long_as_their_console_is_heard_of(desk: Cast, clock):
    assert availability(desk.lucia).door == Door.ONLINE
    clock.shift(PRESENT)
    assert availability(desk.lucia).door == Door.ONLINE
    clock.shift(1)
    assert availability(desk.lucia).door == Door.NOBODY
    be_there(by=desk.marta)
    assert availability(desk.lucia).door == Door.ONLINE


def test_who_has_gone_or_left_the_house_or_does_not_answer_is_not_there(desk: Cast):
    take_chats(by=desk.marta, takes=False, most=3)
    assert availability(desk.aurora).door == Door.NOBODY
    take_chats(by=desk.marta, takes=True, most=3)
    go_away(by=desk.marta)
    assert availability(desk.aurora).door == Door.NOBODY
    be_there(by=desk.marta)
    desk.marta.is_active = False
    desk.marta.save()
    assert availability(desk.aurora).door == Door.NOBODY


def test_at_her_limit_she_is_busy(desk: Cast):
    take_chats(by=desk.marta, takes=True, most=1)
    say(open_conversation(desk.oscar, "Hola", by=desk.oscar), "Dime", by=desk.marta)

    assert availability(desk.lucia) == Availability(Door.BUSY, place=1)


def test_after_hours_and_on_holidays_it_says_when_they_are_back(desk: Cast, clock):
    """The 8th of December is a Tuesday, and nobody's day of work."""
    day = Day(on=date(2026, 12, 8), name="Inmaculada", kind="national")
    add_day(the_houses_calendar(), day, by=desk.ivan)
    clock.move_to(datetime(2026, 12, 4, 22, tzinfo=UTC))
    be_there(by=desk.marta)
    over_the_weekend = availability(desk.lucia)
    clock.move_to(datetime(2026, 12, 7, 22, tzinfo=UTC))
    over_the_holiday = availability(desk.lucia)

    assert (over_the_weekend.door, over_the_weekend.returns_at.date()) == (Door.CLOSED, date(2026, 12, 7))
    assert over_the_holiday.returns_at.date() == date(2026, 12, 9)


def test_closed_nothing_is_opened_and_the_words_may_be_left_as_a_ticket(desk: Cast, clock):
    clock.move_to(datetime(2026, 11, 29, 12, tzinfo=UTC))
    be_there(by=desk.marta)
    with pytest.raises(Closed):
        open_conversation(desk.lucia, "¿Hay alguien?", by=desk.lucia, client_key="k")

    ticket = leave_message(desk.lucia, "¿Hay alguien?", by=desk.lucia, client_key="k")

    assert leave_message(desk.lucia, "¿Hay alguien?", by=desk.lucia, client_key="k") == ticket
    assert (ticket.origin, ticket.requester, ticket.awaits_staff) == (Origin.CHAT, desk.lucia, True)
    assert not Conversation.objects.exists()
