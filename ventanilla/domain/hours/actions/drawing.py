"""Work draws hours: what it would take, taking it, and giving back what was too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.durations import in_hours
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.booking import book, borne_by, held_banks, keep
from ventanilla.domain.hours.charging import Work
from ventanilla.domain.hours.drawdown import Drawn, draw, give_back
from ventanilla.domain.hours.holidays import days_of
from ventanilla.domain.hours.models import Approval, HourBank, Movement, Spending
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember


@dataclass(frozen=True, kw_only=True)
class Done:
    """One billable line of work. `place` tells it from the others of the same source, for ever."""

    place: int
    began_at: datetime
    ended_at: datetime
    what: str = ""
    kind: str = ""
    is_travel: bool = False
    technician: StaffMember | None = None

    @property
    def work(self) -> Work:
        return Work(self.began_at, self.ended_at, self.is_travel)


@dataclass(frozen=True)
class Forecast:
    """What lines would take of the banks as they are now."""

    lines: Sequence[tuple[Done, Drawn]]
    banks: dict[int, HourBank]

    @property
    def needed(self) -> int:
        return sum(drawn.charge.minutes for _line, drawn in self.lines)

    @property
    def overrun(self) -> int:
        return sum(drawn.overrun for _line, drawn in self.lines)

    @property
    def left(self) -> int:
        return sum(bank.left for bank in self.banks.values())

    @property
    def to_approve(self) -> int:
        """Minutes that would go beyond banks that ask first."""
        parts = [part for _line, drawn in self.lines for part in drawn.parts if part.is_overrun]
        return sum(part.minutes for part in parts if part.bank and self.banks[part.bank].asks_first)


def foresee(customer: int, lines: Sequence[Done], banks: dict[int, HourBank] | None = None) -> Forecast:
    """Nothing is drawn where nobody has ever bought hours: their time is billed otherwise."""
    if banks is None:
        banks = {one.pk: one for one in HourBank.objects.filter(customer=customer)}
    drawn = (
        draw([one.work for one in lines], [one.counted for one in banks.values()], days_of(customer))
        if banks
        else []
    )
    return Forecast(list(zip(lines, drawn, strict=bool(banks))), banks)


@transaction.atomic
def draw_hours(
    customer: Customer, lines: Sequence[Done], *, source: str, key: str, by: Actor
) -> list[Spending]:
    """From the banks of this customer. `source`: the number that people know it by, `key`: what it is for programs; each
    of its lines is drawn once.

    Raises Refused when it would go beyond a bank that asks first, and nobody has approved as much.
    """
    banks = held_banks(customer)
    keys = [f"{key}:{one.place}" for one in lines]
    known = set(Spending.objects.filter(source_key__in=keys).values_list("source_key", flat=True))
    lines = [one for one in lines if f"{key}:{one.place}" not in known]
    forecast = foresee(customer.pk, lines, banks)
    _refuse_unapproved(forecast, key)
    at = now()
    spent = [_spend(customer, line, drawn, banks, f"{key}:{line.place}", source, at, by)
             for line, drawn in forecast.lines if drawn.charge.minutes]  # fmt: skip
    if spent:
        touched = {part.bank for _line, drawn in forecast.lines for part in drawn.parts if part.bank}
        keep(banks[number] for number in sorted(touched))
        sums = {"minutes": forecast.needed, "overrun": forecast.overrun}
        record(by, "hours.drawn", customer, at=at, name=source, **sums)
    Approval.objects.filter(source_key=key, state=Approval.State.WAITING).update(
        state=Approval.State.WITHDRAWN
    )
    return spent


@transaction.atomic
def give_back_hours(spending: Spending, *, minutes: int, by: Actor, reason: str) -> list[Movement]:
    """Of one line, to the banks that bear it, last one first. Raises Refused for more than they bear, or no reason."""
    banks = held_banks(spending.customer_id)
    borne = borne_by(spending)
    there = sum(taken for _bank, taken in borne)
    if not reason.strip():
        raise Refused(_("Escribe por qué: el cliente lo lee."), field="reason")
    if not 0 < minutes <= there:
        words = _("De esta línea se pueden devolver hasta %(most)s.") % {"most": in_hours(there)}
        raise Refused(words, field="minutes")
    at = now()
    given = [
        book(spending.customer_id, banks[bank] if bank else None, back, Movement.Why.GIVEN_BACK, at=at, by=by,
             spending=spending, reason=reason)
        for bank, back in give_back(borne, minutes)
    ]  # fmt: skip
    for one in (movement.bank for movement in given if movement.bank):
        one.closed_on = None
    keep(movement.bank for movement in given if movement.bank)
    record(by, "hours.given_back", spending.customer, at=at, name=spending.source, minutes=minutes)
    return given


def approved_minutes(key: str) -> int:
    """How much its customer lets this work go beyond what is left: what they said last."""
    said = (
        Approval.objects.filter(source_key=key)
        .exclude(state=Approval.State.WITHDRAWN)
        .order_by("-id")
        .first()
    )
    return said.minutes if said and said.state == Approval.State.APPROVED else 0


def _refuse_unapproved(forecast: Forecast, key: str) -> None:
    beyond = forecast.to_approve
    if beyond and beyond > approved_minutes(key):
        raise Refused(
            _(
                "Este trabajo pasa en %(more)s de lo que queda, y su bono pide aprobación antes. Pídesela al cliente."
            )
            % {"more": in_hours(beyond)}
        )


def _spend(
    customer: Customer, line: Done, drawn: Drawn, banks: dict[int, HourBank], key: str, source: str, at: datetime,
    by: Actor,
) -> Spending:  # fmt: skip
    spending = Spending.objects.create(
        customer=customer, source=source[:60], source_key=key, what=line.what[:300], technician=line.technician,
        began_at=line.began_at, ended_at=line.ended_at, kind=line.kind, charged=drawn.charge.minutes,
        explanation=drawn.charge.kept(), at=at,
    )  # fmt: skip
    for part in drawn.parts:
        why = Movement.Why.OVERRUN if part.is_overrun else Movement.Why.DRAWN
        bank = banks[part.bank] if part.bank else None
        book(customer.pk, bank, -part.minutes, why, at=at, by=by, spending=spending)
    return spending
