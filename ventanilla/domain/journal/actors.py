"""Who does things: a contact in the name of a customer, a member of staff, or the house itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """What a verb needs to know of the one who acts (`by=`). Memberships and staff members are actors."""

    @property
    def actor_kind(self) -> str:
        """`contact`, `staff` or `system`."""

    @property
    def actor_id(self) -> int | None: ...

    @property
    def actor_name(self) -> str: ...

    @property
    def works_the_desk(self) -> bool: ...


def owner_of(actor: Actor) -> str:
    """`contact:12`, `staff:3`: as files and drafts say whose they are."""
    return f"{actor.actor_kind}:{actor.actor_id}"


@dataclass(frozen=True)
class System:
    """The house itself: schedules, timers, incoming mail that nobody can vouch for."""

    actor_kind: str = "system"
    actor_id: int | None = None
    actor_name: str = "Ventanilla"
    works_the_desk: bool = False


SYSTEM = System()
