"""From which banks work is drawn, and where it goes when something is taken back or moved. Pure: values in, values out.

The bank that expires first pays first, of those that are valid on the day of the work. The bank that begins to pay says by
its rules what the line costs; what it does not have goes on, as the same minutes, to the next. What no bank has is
*overrun*: it stands on the last bank as a balance below zero, until it is moved or made good (docs/decisions/0048).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from ventanilla.domain.hours.charging import Charge, Days, Rules, Work, charge

STEPS = (50, 80, 100)
"""Percent of a bank at which both sides are told."""


@dataclass(frozen=True)
class Bank:
    key: int
    balance: int
    """Minutes; below zero is overrun."""
    valid_from: date
    valid_until: date
    """Its last day."""
    rules: Rules = field(default_factory=Rules)

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_until


class Part(NamedTuple):
    """So many minutes of one bank; None: of the customer, who has no bank yet on whose account they could be."""

    bank: int | None
    minutes: int
    is_overrun: bool = False


@dataclass(frozen=True)
class Drawn:
    work: Work
    charge: Charge
    parts: tuple[Part, ...]

    @property
    def overrun(self) -> int:
        return sum(one.minutes for one in self.parts if one.is_overrun)


def draw(works: Iterable[Work], banks: Iterable[Bank], days: Days) -> list[Drawn]:
    """What these lines take, in their order; each finds the banks as the one before left them."""
    known = {one.key: one for one in banks}
    drawn = []
    for work in works:
        found = _draw(work, list(known.values()), days)
        for part in found.parts:
            if part.bank is not None:
                bank = known[part.bank]
                known[part.bank] = replace(bank, balance=bank.balance - part.minutes)
        drawn.append(found)
    return drawn


def _draw(work: Work, banks: Sequence[Bank], days: Days) -> Drawn:
    day = work.began_at.astimezone(days.zone).date()
    paying = [one for one in order_of_use(banks, day) if one.balance > 0]
    last = last_bank(banks, day)
    first = paying[0] if paying else last
    cost = charge(work, first.rules if first else Rules(), days)
    left, parts = cost.minutes, []
    for bank in paying:
        taken = min(left, bank.balance)
        if taken:
            parts.append(Part(bank.key, taken))
            left -= taken
    if left:
        parts.append(Part(last.key if last else None, left, is_overrun=True))
    return Drawn(work, cost, tuple(parts))


def order_of_use(banks: Iterable[Bank], day: date) -> list[Bank]:
    """First to expire, of those that are valid on this day."""
    return sorted(
        (one for one in banks if one.holds_on(day)),
        key=lambda one: (one.valid_until, one.valid_from, one.key),
    )


def last_bank(banks: Sequence[Bank], day: date) -> Bank | None:
    """Where overrun stands: the last of those that are valid, else the last that was."""
    valid = order_of_use(banks, day)
    if valid:
        return valid[-1]
    return max(
        (one for one in banks if one.valid_until < day),
        key=lambda one: (one.valid_until, one.key),
        default=None,
    )


def give_back(taken: Sequence[tuple[int | None, int]], minutes: int) -> list[tuple[int | None, int]]:
    """To the banks they came from, the last one first. `taken`: what of one line each bank still bears, in order."""
    left, given = minutes, []
    for bank, borne in reversed(taken):
        back = min(left, borne)
        if back > 0:
            given.append((bank, back))
            left -= back
    return given


def share_out(borne: Sequence[tuple[int, int]], minutes: int) -> list[tuple[int | None, int]]:
    """Which lines take their minutes along when overrun moves: the last ones. What no line bears has none (None)."""
    left, moved = minutes, list[tuple[int | None, int]]()
    for line, there in reversed(borne):
        goes = min(left, there)
        if goes > 0:
            moved.append((line, goes))
            left -= goes
    return [*moved, (None, left)] if left else moved


def movable(overrun: int, there: int) -> int:
    """How much overrun another bank can take: as much as it has."""
    return max(min(overrun, there), 0)


def used_percent(granted: int, balance: int) -> int:
    """Whole percent of what was bought that has gone; over 100 when it is overrun."""
    return (granted - balance) * 100 // granted if granted > 0 else 100 if balance <= 0 else 0


def step_reached(granted: int, balance: int, told: Collection[int]) -> int | None:
    """The highest of the steps that is reached and higher than all that were told; lower ones are skipped with it."""
    used, before = used_percent(granted, balance), max(told, default=0)
    reached = [step for step in STEPS if before < step <= used]
    return reached[-1] if reached else None
