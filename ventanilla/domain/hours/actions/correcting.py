"""What people put right: an adjustment with its reason, and overrun that moves to another bank."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.durations import in_hours
from ventanilla.core.errors import Refused
from ventanilla.domain.hours.actions.booking import book, held_banks, keep
from ventanilla.domain.hours.actions.selling import MOST_MINUTES, refuse_stale
from ventanilla.domain.hours.drawdown import movable, share_out
from ventanilla.domain.hours.models import HourBank, Movement
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor


@transaction.atomic
def adjust(bank: HourBank, minutes: int, *, by: Actor, reason: str, seen: int | None = None) -> HourBank:
    """Add, or take away (below zero) no more than there is. Raises Refused, ChangedMeanwhile."""
    bank = held_banks(bank.customer_id)[bank.pk]
    refuse_stale(bank, seen)
    if not reason.strip():
        raise Refused(_("Escribe por qué: el cliente lo lee."), field="reason")
    if not 0 < abs(minutes) <= MOST_MINUTES or bank.granted + minutes > 2 * MOST_MINUTES:
        raise Refused(_("Escribe cuánto, como «2 h» o «45 min»."), field="minutes")
    if minutes < 0 and -minutes > bank.left:
        words = _("En este bono quedan %(left)s: no se puede quitar más.") % {"left": in_hours(bank.left)}
        raise Refused(words, field="minutes")
    at = now()
    bank.granted = max(bank.granted + minutes, 0)
    if minutes > 0:
        bank.closed_on = None
    book(bank.customer_id, bank, minutes, Movement.Why.ADJUSTED, at=at, by=by, reason=reason)
    keep([bank])
    record(by, "hours.adjusted", bank, at=at, name=bank.name, minutes=minutes)
    return bank


@transaction.atomic
def move_overrun(customer: int, *, to: HourBank, by: Actor, out_of: HourBank | None = None) -> int:
    """What went beyond one bank, or stands on the customer (None), is drawn from another: as much as that one has.

    Returns the minutes. Raises Refused when there is nothing to move, or nowhere.
    """
    banks = held_banks(customer)
    target = banks[to.pk]
    source = banks[out_of.pk] if out_of else None
    beyond = source.overrun if source else owed(customer)
    minutes = movable(beyond, target.balance)
    if source is target or not minutes:
        raise Refused(_("No hay horas de más que pasar, o en ese bono no queda ninguna."))
    at = now()
    for spending, part in share_out(_borne_at(customer, source), minutes):
        book(customer, source, part, Movement.Why.MOVED_OUT, at=at, by=by, spending_id=spending, other=target)
        book(customer, target, -part, Movement.Why.MOVED_IN, at=at, by=by, spending_id=spending, other=source)
    keep([one for one in (source, target) if one])
    record(
        by,
        "hours.moved",
        target,
        at=at,
        name=target.name,
        minutes=minutes,
        source=source.name if source else "",
    )
    return minutes


def owed(customer: int) -> int:
    """Minutes that stand on the customer, for no bank fitted."""
    told = Movement.objects.filter(customer=customer, bank=None).aggregate(all=Sum("minutes", default=0))
    return max(-int(told["all"]), 0)


def _borne_at(customer: int, bank: HourBank | None) -> list[tuple[int, int]]:
    """Lines of which this bank bears something, the last drawn last."""
    moved = Movement.objects.filter(customer=customer, bank=bank, spending__isnull=False)
    sums = moved.values_list("spending_id").annotate(all=Sum("minutes")).order_by("spending_id")
    return [(number or 0, -minutes) for number, minutes in sums if minutes < 0]
