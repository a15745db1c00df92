"""What every verb of hours does: hold the banks of one customer, move minutes, and tell when a step is reached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours import letters
from ventanilla.domain.hours.drawdown import step_reached
from ventanilla.domain.hours.models import HourBank, Movement, Spending
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember


def held_banks(customer: Customer | int) -> dict[int, HourBank]:
    """As they are now, ours until the commit: nobody draws, sells or moves hours of this customer meanwhile."""
    number = customer if isinstance(customer, int) else customer.pk
    take_turns(f"hours:{number}")
    return {one.pk: one for one in HourBank.objects.of_customer(number)}


def book(
    customer: int, bank: HourBank | None, minutes: int, why: str, *, at: datetime, by: Actor,
    spending: Spending | None = None, spending_id: int | None = None, other: HourBank | None = None, reason: str = "",
) -> Movement:  # fmt: skip
    """One movement; the caller saves the bank (`keep`)."""
    if bank is not None:
        bank.add(minutes)
    return Movement.objects.create(
        customer_id=customer, bank=bank, minutes=minutes, why=why, at=at, reason=" ".join(reason.split())[:250],
        spending_id=spending.pk if spending else spending_id, other=other,
        by=by if isinstance(by, StaffMember) else None,
    )  # fmt: skip


def keep(banks: Iterable[HourBank]) -> None:
    """Save what was moved, and tell both sides of each step that is reached, once."""
    for bank in banks:
        step = step_reached(bank.granted, bank.balance, bank.told)
        if step is not None:
            bank.told = [*bank.told, step]
        bank.version += 1
        bank.save()
        announce("hour_bank", bank.pk, [DESK])
        if step is not None:
            letters.hours_used(bank, step=step)


def borne_by(spending: Spending) -> list[tuple[int | None, int]]:
    """What each bank bears of a line, in the order in which they first did."""
    taken: dict[int | None, int] = {}
    moved = Movement.objects.filter(spending=spending).order_by("pk")
    for bank, minutes in moved.values_list("bank_id", "minutes"):
        taken[bank] = taken.get(bank, 0) - minutes
    return list(taken.items())
