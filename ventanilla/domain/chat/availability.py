"""Whether somebody can be chatted with now, and when again. Pure: the calendar and who is there must both say yes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Door(StrEnum):
    ONLINE = "online"
    """Somebody is there and free."""
    BUSY = "busy"
    """Somebody is there; others come first."""
    CLOSED = "closed"
    """Outside hours."""
    NOBODY = "nobody"
    """In hours, and nobody answers chats: as closed, but nobody knows until when."""


@dataclass(frozen=True)
class Seat:
    """Somebody of the desk who is there and answers chats."""

    most: int
    held: int

    @property
    def free(self) -> int:
        return max(0, self.most - self.held)


@dataclass(frozen=True)
class Availability:
    door: Door
    place: int | None = None
    """Busy: which place in the line the next one would have, 1 is the first."""
    returns_at: datetime | None = None
    """Closed: when the calendar opens again, on its own clock; None where it never does, or nobody knows."""

    @property
    def takes_chats(self) -> bool:
        """Otherwise the same box takes a message."""
        return self.door in (Door.ONLINE, Door.BUSY)


def decide(*, is_open: bool, opens_at: datetime | None, seats: Iterable[Seat], waiting: int) -> Availability:
    """`opens_at`: when a closed calendar opens. `waiting`: conversations in the line."""
    if not is_open:
        return Availability(Door.CLOSED, returns_at=opens_at)
    there = list(seats)
    if not there:
        return Availability(Door.NOBODY)
    if sum(seat.free for seat in there) > waiting:
        return Availability(Door.ONLINE)
    return Availability(Door.BUSY, place=waiting + 1)
