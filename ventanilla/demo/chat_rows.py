"""Half a year of chats as rows: answered, missed, judged, gone on as tickets; one waits, and one goes on right now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.utils.timezone import localtime

from ventanilla.core.html import from_words
from ventanilla.demo.chat_stories import CHATS, MISSED, OPEN, THANKS, WAITING
from ventanilla.demo.people_rows import Company
from ventanilla.domain.chat.models import Agent, Conversation, Event, Kind, Side, State
from ventanilla.domain.chat.models import Line as ChatLine
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.journal.chain import Line
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.domain.tickets.models import Message, Origin, Ticket

MANY = 52
AGENTS = ("marta@norte.example", "ivan@norte.example")
PATIENCE = 60
"""Minutes: a visitor wants to see what waits."""


@dataclass
class Told:
    """A conversation with its lines, and what the journal says of it."""

    chat: Conversation
    lines: list[ChatLine] = field(default_factory=list)
    deeds: list[tuple[datetime, Actor, str, dict[str, int]]] = field(default_factory=list)

    def say(self, words: str, by: Actor, at: datetime, *, is_note: bool = False) -> None:
        self._add(by, at, kind=Kind.NOTE if is_note else Kind.SAID, body=words, body_html=from_words(words))
        if not is_note:
            self.chat.awaits_staff = not by.works_the_desk
            self.chat.turn_since = at

    def tell(self, event: Event, at: datetime, who: Actor = SYSTEM, **facts: int) -> None:
        self._add(who, at, kind=Kind.EVENT, event=event, facts=facts)

    def did(self, at: datetime, by: Actor, verb: str, **details: int) -> None:
        self.deeds.append((at, by, verb, details))

    def _add(self, by: Actor, at: datetime, *, kind: Kind, **columns: object) -> None:
        chat = self.chat
        chat.last_entry += 1
        chat.last_position += kind != Kind.NOTE
        chat.last_line_at = at
        self.lines.append(
            ChatLine(
                conversation=chat, entry=chat.last_entry, position=None if kind == Kind.NOTE else chat.last_position,
                kind=kind, contact=by if isinstance(by, Membership) else None, created_at=at,
                staff=by if isinstance(by, StaffMember) else None, author_name="" if by is SYSTEM else by.actor_name,
                **columns,
            )
        )  # fmt: skip


def write_chats(company: Company, now: datetime) -> list[Line]:
    """After the tickets. Returns the journal's lines."""
    drawn = Random("chats")  # noqa: S311 - a story, no secret
    told = sorted(_past(company, now, drawn), key=lambda one: one.chat.opened_at)
    told += [_waiting(company, now), _open(company, now)]
    Conversation.objects.bulk_create(one.chat for one in told)
    ChatLine.objects.bulk_create(line for one in told for line in one.lines)
    tickets = [one.chat.ticket_id for one in told if one.chat.ticket_id]
    Ticket.objects.filter(pk__in=tickets).update(origin=Origin.CHAT)
    # They are there until tomorrow's demonstration: somebody has to be, for a visitor to find the box open.
    there = now + timedelta(hours=26)
    Agent.objects.bulk_create(Agent(staff=company.staff[email], seen_at=there) for email in AGENTS)
    Provider.objects.filter(pk=THE_ONE).update(periods={"chat_answer": PATIENCE, "chat_idle": PATIENCE})
    forget_the_house()
    return [line for one in told for line in _journal(one)]


def _past(company: Company, now: datetime, drawn: Random) -> Iterator[Told]:
    people = [one for _email, one in sorted(company.contacts.items()) if "chat" in one.rights]
    staff = [company.staff[email] for email in AGENTS]
    for number in range(MANY):
        at = _moment(now, drawn)
        told, by = _begun(drawn.choice(people), at), drawn.choice([staff[0], *staff])
        if number % 9 == 4:
            yield _missed(told, at, drawn)
        else:
            yield _answered(told, drawn.choice(CHATS), by, drawn)
    yield from _turned(company, staff[0], now, drawn)


def _moment(now: datetime, drawn: Random) -> datetime:
    """On a working day of the last half year, in hours."""
    while True:
        day = localtime(now) - timedelta(days=drawn.randrange(1, 180))
        if day.weekday() < 5:
            hour, minute = drawn.choice((9, 9, 10, 10, 11, 12, 13, 16, 17)), drawn.randrange(60)
            return day.replace(hour=hour, minute=minute, second=drawn.randrange(60), microsecond=0)


def _begun(member: Membership, at: datetime) -> Told:
    chat = Conversation(
        customer_id=member.customer_id,
        member=member,
        opened_at=at,
        turn_since=at,
        last_line_at=at,
        member_here_at=at,
    )
    told = Told(chat)
    told.did(at, member, "opened")
    return told


def _answered(told: Told, story: Sequence[str], by: StaffMember, drawn: Random) -> Told:
    at = _tell(told, story, by, drawn)
    chat = told.chat
    at += timedelta(seconds=drawn.randrange(20, 90))
    ender: Actor = chat.member if drawn.random() < 0.66 else by
    told.tell(Event.ENDED, at, who=ender)
    told.did(at, ender, "ended")
    chat.state, chat.ended_at = State.ENDED, at
    chat.ended_by = Side.STAFF if ender is by else Side.CUSTOMER
    if drawn.random() < 0.6:
        chat.stars, chat.rating_words = drawn.choice((5, 5, 5, 4, 4, 3)), drawn.choice(THANKS)
        chat.rated_at = at + timedelta(seconds=40)
        told.did(chat.rated_at, chat.member, "rated", stars=chat.stars)
    chat.member_seen = chat.staff_seen = chat.last_position
    return told


def _tell(told: Told, story: Sequence[str], by: StaffMember, drawn: Random) -> datetime:
    """Who answers first takes it. Returns when the last words were said."""
    chat, at = told.chat, told.chat.opened_at
    for place, words in enumerate(story):
        if place:
            at += timedelta(seconds=drawn.randrange(15, 110))
        if words.startswith("#"):
            told.say(words[2:], by, at, is_note=True)
        elif not words.startswith(">"):
            told.say(words, chat.member, at)
        else:
            if chat.staff is None:
                told.tell(Event.TAKEN, at, who=by)
                told.did(at, by, "taken")
                chat.state, chat.staff, chat.answered_at, chat.answered_by = State.OPEN, by, at, by
            told.say(words[2:], by, at)
    return at


def _missed(told: Told, at: datetime, drawn: Random) -> Told:
    """They gave up waiting."""
    chat = told.chat
    told.say(drawn.choice(MISSED), chat.member, at)
    at += timedelta(seconds=drawn.randrange(60, 280))
    told.tell(Event.ENDED, at, who=chat.member)
    told.did(at, chat.member, "ended")
    chat.state, chat.ended_at, chat.ended_by = State.ENDED, at, Side.CUSTOMER
    chat.member_seen = chat.last_position
    return told


def _turned(company: Company, by: StaffMember, now: datetime, drawn: Random) -> Iterator[Told]:
    """Tickets that began as a chat: some of those that their requesters opened in hours."""
    since, there = (
        now - timedelta(days=170),
        {one.pk for one in company.contacts.values() if "chat" in one.rights},
    )
    opened = Ticket.objects.filter(
        origin=Origin.PORTAL, created_at__gt=since, created_at__lt=now - timedelta(days=1), requester__in=there,
        is_verified=True,
    )  # fmt: skip
    found = [
        one
        for one in opened.select_related("requester__person").order_by("pk")
        if 9 <= localtime(one.created_at).hour < 18
    ]
    for place, ticket in enumerate(drawn.sample(found, min(7, len(found)))):
        first = ticket.messages.order_by("pk")[0]
        yield _unanswered(ticket, first) if place % 3 == 2 else _followed(ticket, first, by)


def _followed(ticket: Ticket, first: Message, by: StaffMember) -> Told:
    at = ticket.created_at - timedelta(minutes=6)
    told = _begun(ticket.requester, at)
    told.say(first.body, ticket.requester, at)
    at += timedelta(seconds=45)
    told.tell(Event.TAKEN, at, who=by)
    told.did(at, by, "taken")
    told.say(
        "Esto lo tiene que mirar un compañero con calma: abro una incidencia con lo que me cuentas.", by, at
    )
    chat = told.chat
    chat.staff, chat.answered_at, chat.answered_by = by, at, by
    return _became(told, ticket, first, Event.TICKET, by)


def _unanswered(ticket: Ticket, first: Message) -> Told:
    at = ticket.created_at - timedelta(minutes=5)
    told = _begun(ticket.requester, at)
    told.say(first.body, ticket.requester, at)
    return _became(told, ticket, first, Event.UNANSWERED, SYSTEM)


def _became(told: Told, ticket: Ticket, first: Message, event: Event, by: Actor) -> Told:
    at, chat = ticket.created_at, told.chat
    told.tell(event, at, number=ticket.pk)
    told.did(at, by, "became_ticket", number=ticket.pk)
    chat.state, chat.ticket, chat.kept_in, chat.ended_at = State.TICKET, ticket, first, at
    chat.ended_by = Side.HOUSE if by is SYSTEM else Side.STAFF
    chat.member_seen = chat.last_position
    return told


def _waiting(company: Company, now: datetime) -> Told:
    told = _begun(company.contacts["oscar@ribera.example"], now - timedelta(minutes=2))
    told.say(WAITING, told.chat.member, told.chat.opened_at)
    told.chat.member_seen = 1
    return told


def _open(company: Company, now: datetime) -> Told:
    by, drawn = company.staff[AGENTS[0]], Random("open")  # noqa: S311 - a story, no secret
    told = _begun(company.contacts["pedro@aurora.example"], now - timedelta(minutes=7))
    _tell(told, OPEN, by, drawn)
    told.chat.member_seen = told.chat.staff_seen = told.chat.last_position - 1
    return told


def _journal(told: Told) -> Iterator[Line]:
    for at, by, verb, details in told.deeds:
        yield Line(
            at, by.actor_kind, by.actor_id, by.actor_name, f"chat.{verb}", "conversation", told.chat.pk,
            told.chat.customer_id, details,
        )  # fmt: skip
