"""The verbs in any order, by anybody, at any time: nothing is lost or doubled, and no note is read outside the desk.

`LONG=1` walks further.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from ventanilla.core.errors import Refused
from ventanilla.domain.chat.actions.clock import tend
from ventanilla.domain.chat.actions.ending import end, rate, send_transcript
from ventanilla.domain.chat.actions.looking import be_there, go_away, look
from ventanilla.domain.chat.actions.taking import give_back, take, take_over, transfer
from ventanilla.domain.chat.actions.talking import note, open_conversation, say
from ventanilla.domain.chat.actions.turning import attach, make_ticket
from ventanilla.domain.chat.models import LIVE, Conversation, Kind, State
from ventanilla.domain.chat.reading import lines_after
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.models import Message, TicketType

STEPS = 400 if os.environ.get("LONG") else 60
LIVES = range(20 if os.environ.get("LONG") else 4)


class Life:
    def __init__(self, cast: Cast, seed: int, clock) -> None:
        self.cast, self.clock, self.dice = cast, clock, random.Random(seed)
        self.contacts, self.staff = [cast.lucia, cast.oscar], [cast.marta, cast.bruno, cast.elena]
        self.team = Team.objects.create(name="Redes")
        self.tickets = [a_ticket(one) for one in self.contacts]
        self.said: dict[str, tuple[int, int, str]] = {}
        """Client key → conversation, position and words, as they were acknowledged."""
        self.count = 0

    def step(self) -> None:
        deeds: list[Callable[[], object]] = [
            self.customer_says, self.customer_says, self.customer_says, self.staff_says, self.staff_says,
            self.again, self.notes, self.takes, self.moves, self.ends, self.turns, self.waits, self.comes_and_goes,
        ]  # fmt: skip
        with suppress(Refused):
            self.dice.choice(deeds)()

    def any_chat(self) -> Conversation:
        found = list(Conversation.objects.order_by("-pk")[:4])
        if not found:
            raise Refused("There is none yet.")
        return self.dice.choice(found)

    def words(self, kind: str) -> tuple[str, str]:
        self.count += 1
        return f"k{self.count}", f"{kind} {self.count}"

    def customer_says(self) -> None:
        contact, (key, body) = self.dice.choice(self.contacts), self.words("dicho")
        chat = Conversation.objects.filter(member=contact).order_by("-pk").first()
        if chat and self.dice.random() < 0.8:
            line = say(chat, body, by=contact, client_key=key)
        else:
            chat = open_conversation(contact, body, by=contact, client_key=key)
            line = chat.lines.get(client_key=key)
        self.said[key] = (chat.pk, line.position, body)

    def staff_says(self) -> None:
        chat, (key, body) = self.any_chat(), self.words("dicho")
        line = say(chat, body, by=self.dice.choice(self.staff), client_key=key)
        self.said[key] = (chat.pk, line.position, body)

    def again(self) -> None:
        """The acknowledgement was lost on its way: the same is sent once more, perhaps when it is long over."""
        if self.said:
            key, (chat, position, body) = self.dice.choice(list(self.said.items()))
            known = Conversation.objects.get(pk=chat)
            line = known.lines.get(client_key=key)
            assert say(known, body, by=line.contact or line.staff, client_key=key).position == position

    def notes(self) -> None:
        key, body = self.words("SECRETO")
        note(self.any_chat(), body, by=self.dice.choice(self.staff), client_key=key)

    def takes(self) -> None:
        self.dice.choice([take, take_over])(self.any_chat(), by=self.dice.choice(self.staff))

    def moves(self) -> None:
        chat, by = self.any_chat(), self.dice.choice(self.staff)
        if self.dice.random() < 0.4:
            give_back(chat, by=by)
        else:
            transfer(chat, by=by, to=self.dice.choice([*self.staff, self.team]))

    def ends(self) -> None:
        chat = self.any_chat()
        end(chat, by=self.dice.choice([chat.member, *self.staff]))
        rate(chat, self.dice.randint(1, 5), by=chat.member)
        send_transcript(chat, by=chat.member)

    def turns(self) -> None:
        chat, by = self.any_chat(), self.dice.choice(self.staff)
        if self.dice.random() < 0.5:
            make_ticket(chat, by=by, type=TicketType.objects.order_by("pk")[0])
        else:
            attach(chat, self.dice.choice(self.tickets), by=by)

    def waits(self) -> None:
        self.clock.shift(timedelta(seconds=self.dice.choice([1, 30, 100, 200, 400])))
        tend(now())

    def comes_and_goes(self) -> None:
        one = self.dice.choice(self.staff)
        self.dice.choice([be_there, be_there, be_there, go_away])(by=one)
        chat = self.any_chat()
        look(chat, by=chat.member, typing=self.dice.random() < 0.5, seen=self.dice.randint(0, 40))

    def must_hold(self) -> None:
        for chat in Conversation.objects.select_related("member"):
            lines = list(chat.lines.order_by("entry"))
            public = [line for line in lines if line.kind != Kind.NOTE]
            assert [line.entry for line in lines] == list(range(1, chat.last_entry + 1))
            assert [line.position for line in public] == list(range(1, chat.last_position + 1))
            assert lines_after(chat, to=chat.member) == public
            assert not any("SECRETO" in line.body for line in public)
            assert (chat.state == State.OPEN) <= (chat.staff_id is not None)
            assert (chat.state == State.WAITING) <= (chat.staff_id is None)
            assert (chat.state in LIVE) == (chat.ended_at is None)
            assert (
                (chat.state == State.TICKET) == (chat.ticket_id is not None) == (chat.kept_in_id is not None)
            )
            assert max(chat.member_seen, chat.staff_seen) <= chat.last_position
        live = Conversation.objects.live().values_list("member", flat=True)
        assert len(live) == len(set(live))


@pytest.mark.parametrize("seed", LIVES)
def test_nothing_is_lost_doubled_or_told(cast: Cast, clock, seed):
    be_there(by=cast.marta)
    life = Life(cast, seed, clock)
    for _step in range(STEPS):
        life.step()
    life.must_hold()

    stored = {
        line.client_key: (line.conversation_id, line.position, line.body)
        for chat in Conversation.objects.all()
        for line in chat.lines.exclude(client_key=None).exclude(kind=Kind.NOTE)
    }
    assert stored == life.said
    assert not Message.objects.filter(is_note=False, body__contains="SECRETO").exists()
    assert not Letter.objects.filter(text__contains="SECRETO").exists()
    for one in life.tickets:
        heard = Message.objects.filter(ticket=one, is_note=False, body__startswith="dicho").values_list(
            "body", flat=True
        )
        assert len(heard) == len(set(heard))
