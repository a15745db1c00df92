"""Reminders of what ends: once for each period and step, only the latest that is due, none once it is decided."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate, now

from ventanilla.domain.contracts.models import Contract, Period
from ventanilla.domain.contracts.renewal_dates import LONGEST_STEP, due_step
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.renewals import letters
from ventanilla.domain.renewals.actions.renewing import last_period
from ventanilla.domain.renewals.models import FINAL, Decision, Reminder


@task
def remind_of_renewals() -> None:
    """For the timetable. Safe to run twice."""
    remind(localdate())


def remind(today: date) -> int:
    """Write the letters that are due on this day; returns for how many contracts."""
    return sum(_remind(one, today) for one in _candidates(today).iterator())


def _candidates(today: date) -> QuerySet[Contract]:
    """Undecided ones whose day comes within the longest plan: an index leads to them."""
    last = Period.objects.filter(contract=OuterRef("pk")).order_by("-starts_on").values("pk")[:1]
    decided = Decision.objects.filter(
        period__contract=OuterRef("pk"), period=OuterRef("last"), choice__in=FINAL
    )
    ahead = Contract.objects.running().filter(
        decide_by__range=(today, today + timedelta(days=LONGEST_STEP)), customer__is_active=True
    )
    undecided = ahead.annotate(last=Subquery(last)).filter(~Exists(decided))
    return undecided.select_related("service", "customer").order_by("decide_by", "id")


@transaction.atomic
def _remind(contract: Contract, today: date) -> bool:
    if due_step(contract.decide_by, contract.service.steps, today, ()) is None:
        return False
    contract = Contract.objects.held(contract)
    if contract.cancelled_on is not None:
        return False
    period = last_period(contract)
    taken = list(Reminder.objects.filter(period=period).values_list("step", flat=True))
    step = due_step(contract.decide_by, contract.service.steps, today, taken)
    if step is None or Decision.objects.filter(period=period, choice__in=FINAL).exists():
        return False
    written = letters.renewal_ahead(contract, period, step=step, today=today)
    at = now()
    Reminder.objects.create(period=period, step=step, made_at=at, letters=len(written))
    record(SYSTEM, "contract.reminded", contract, at=at, step=step, letters=len(written))
    return True
