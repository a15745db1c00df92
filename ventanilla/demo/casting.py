"""Who asks, about what, and who attends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import TypeVar

from ventanilla.demo import voices
from ventanilla.demo.pen import Cast
from ventanilla.demo.staff import DISPATCHER, STAFF, TECHNICIANS
from ventanilla.demo.stories import FAMILIES
from ventanilla.demo.stories.family import Family
from ventanilla.demo.story import ContactStory, CustomerStory, StaffStory

T = TypeVar("T")
MEMBERS = {member.email: member for member in STAFF}
OWN_TRADE = 3
"""How much more often a sector's own problems come up than everybody's."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What is not left to chance; None is."""

    requester: ContactStory | None = None
    family: Family | None = None
    way: int | None = None
    course: int | None = None
    ask: int | None = None
    technician: StaffStory | None = None
    priority: str | None = None
    slots: Mapping[str, str] | None = None


def cast_for(customer: CustomerStory, at: datetime, rng: Random, chosen: Chosen = Chosen()) -> Cast:
    """The cast of one ticket of this customer, opened at `at`."""
    family = chosen.family or _family_for(customer, rng)
    way = _nth(family.ways, chosen.way, rng)
    dispatcher = MEMBERS[DISPATCHER] if rng.random() < 0.7 else MEMBERS["marta@norte.example"]
    drawn = Cast(
        customer=customer,
        requester=chosen.requester or _requester_for(customer, rng),
        family=family,
        way=way,
        course=family.courses[chosen.course]
        if chosen.course is not None
        else rng.choice(family.courses_for(way)),
        ask=_nth(family.asks, chosen.ask, rng) if family.asks else None,
        priority=chosen.priority or _priority_for(family, rng),
        dispatcher=dispatcher,
        technician=chosen.technician or _technician_for(family, rng),
        slots=voices.slots_for(family, customer, rng, at),
    )
    return replace(drawn, slots={**drawn.slots, **(chosen.slots or {})})


def _nth(ones: Sequence[T], position: int | None, rng: Random) -> T:
    return rng.choice(ones) if position is None else ones[position]


def _family_for(customer: CustomerStory, rng: Random) -> Family:
    fitting = [family for family in FAMILIES if family.sector in ("", customer.sector)]
    return rng.choices(fitting, [family.weight * (OWN_TRADE if family.sector else 1) for family in fitting])[
        0
    ]


def _requester_for(customer: CustomerStory, rng: Random) -> ContactStory:
    return rng.choices(customer.contacts, [contact.share for contact in customer.contacts])[0]


def _priority_for(family: Family, rng: Random) -> str:
    """Mostly what the customer said; sometimes the desk knows better."""
    return family.urgency if rng.random() < 0.8 else rng.choice(("low", "medium", "medium", "high"))


def _technician_for(family: Family, rng: Random) -> StaffStory:
    strong = [member for member in TECHNICIANS if family.application in member.strong_in]
    return rng.choice(strong if strong and rng.random() < 0.8 else TECHNICIANS)
