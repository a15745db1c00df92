"""What happens by itself: what is left expires, and both sides hear of it a month before."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from ventanilla.domain.hours import letters
from ventanilla.domain.hours.actions.booking import book, held_banks, keep
from ventanilla.domain.hours.models import GRACE, HourBank, Movement
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK

AHEAD = timedelta(days=30)


@task
def tend_hour_banks() -> None:
    """For the timetable. Safe to run twice."""
    expire(localdate())
    remind_of_end(localdate())


def expire(today: date) -> int:
    """Close banks whose last day is longer ago than `GRACE`; what is overrun stays until somebody moves it."""
    over = HourBank.objects.running().filter(valid_until__lt=today - GRACE, balance__gte=0)
    return sum(_expire(one, today) for one in over.order_by("valid_until", "id").iterator())


def remind_of_end(today: date) -> int:
    """Tell of banks that end within a month and have something left, each once."""
    ending = HourBank.objects.running().filter(
        valid_until__range=(today, today + AHEAD), balance__gt=0, told_of_end=False, customer__is_active=True
    )
    return sum(_remind(one, today) for one in ending.order_by("valid_until", "id").iterator())


@transaction.atomic
def _expire(bank: HourBank, today: date) -> bool:
    bank = held_banks(bank.customer_id)[bank.pk]
    if bank.closed_on is not None or bank.valid_until >= today - GRACE or bank.balance < 0:
        return False
    at, left = now(), bank.balance
    if left:
        book(bank.customer_id, bank, -left, Movement.Why.EXPIRED, at=at, by=SYSTEM)
    bank.closed_on = today
    bank.version += 1
    bank.save()
    announce("hour_bank", bank.pk, [DESK])
    record(SYSTEM, "hours.expired", bank, at=at, name=bank.name, minutes=left)
    return True


@transaction.atomic
def _remind(bank: HourBank, today: date) -> bool:
    bank = held_banks(bank.customer_id)[bank.pk]
    if bank.told_of_end or bank.closed_on is not None or bank.balance <= 0:
        return False
    bank.told_of_end = True
    keep([bank])
    letters.hours_ending(bank, left=(bank.valid_until - today).days)
    record(SYSTEM, "hours.told_of_end", bank, at=now(), name=bank.name, minutes=bank.balance)
    return True
