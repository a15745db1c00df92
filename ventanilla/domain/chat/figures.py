"""What the desk's figures say of chats: how long people waited, what was missed, when and by whom, and the stars. The sums
are pure; what they are of is read in one statement.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from ventanilla.domain.chat.models import LIVE, Conversation


class Chat(NamedTuple):
    """One conversation, as the figures need it."""

    opened_at: datetime
    answered_at: datetime | None
    state: str
    ticket: int | None
    stars: int | None
    agent: int | None
    """Who answered first."""
    name: str | None

    @property
    def wait(self) -> timedelta | None:
        return self.answered_at - self.opened_at if self.answered_at else None

    @property
    def is_missed(self) -> bool:
        return self.answered_at is None and self.state not in LIVE


class Waits(NamedTuple):
    """Of those that were answered: half waited no longer than the first, nine in ten no longer than the second."""

    median: timedelta | None
    most: timedelta | None


class Hour(NamedTuple):
    hour: int
    opened: int
    missed: int


class OfAgent(NamedTuple):
    name: str
    answered: int
    waits: Waits
    rated: int
    average: float | None


@dataclass(frozen=True)
class Figures:
    opened: int
    answered: int
    missed: int
    tickets: int
    """How many went on as a ticket."""
    waits: Waits
    hours: Sequence[Hour]
    """From the first to the last in which somebody began."""
    agents: Sequence[OfAgent]
    """Who answered most stands first."""
    stars: Mapping[int, int]
    average: float | None


def read_chats(since: datetime, until: datetime, *, customer: int | None = None) -> list[Chat]:
    """Those that began then, of everybody or of one customer."""
    rows = Conversation.objects.filter(opened_at__gte=since, opened_at__lt=until).order_by("opened_at")
    if customer is not None:
        rows = rows.filter(customer=customer)
    columns = (
        "opened_at", "answered_at", "state", "ticket_id", "stars", "answered_by", "answered_by__person__name",
    )  # fmt: skip
    return [Chat(*row) for row in rows.values_list(*columns)]


def figures_of(chats: Sequence[Chat], zone: tzinfo) -> Figures:
    """`zone`: by whose clock the hours are told."""
    stars = Counter(chat.stars for chat in chats if chat.stars)
    return Figures(
        opened=len(chats),
        answered=sum(chat.answered_at is not None for chat in chats),
        missed=sum(chat.is_missed for chat in chats),
        tickets=sum(chat.ticket is not None for chat in chats),
        waits=waits_of(chats),
        hours=_hours(chats, zone),
        agents=_agents(chats),
        stars={number: stars[number] for number in (5, 4, 3, 2, 1)},
        average=_average(chats),
    )


def waits_of(chats: Iterable[Chat]) -> Waits:
    found = sorted(chat.wait for chat in chats if chat.wait is not None)
    return Waits(_quantile(found, 0.5), _quantile(found, 0.9))


def _quantile(ordered: Sequence[timedelta], share: float) -> timedelta | None:
    """The shortest wait that this share of them did not exceed."""
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else None


def _hours(chats: Iterable[Chat], zone: tzinfo) -> list[Hour]:
    opened, missed = Counter[int](), Counter[int]()
    for chat in chats:
        hour = chat.opened_at.astimezone(zone).hour
        opened[hour] += 1
        missed[hour] += chat.is_missed
    if not opened:
        return []
    return [Hour(one, opened[one], missed[one]) for one in range(min(opened), max(opened) + 1)]


def _agents(chats: Iterable[Chat]) -> list[OfAgent]:
    theirs: defaultdict[tuple[int, str], list[Chat]] = defaultdict(list)
    for chat in chats:
        if chat.agent is not None:
            theirs[chat.agent, chat.name or ""].append(chat)
    found = [
        OfAgent(name, len(own), waits_of(own), sum(one.stars is not None for one in own), _average(own))
        for (_pk, name), own in theirs.items()
    ]
    return sorted(found, key=lambda one: (-one.answered, one.name))


def _average(chats: Iterable[Chat]) -> float | None:
    given = [chat.stars for chat in chats if chat.stars]
    return sum(given) / len(given) if given else None
