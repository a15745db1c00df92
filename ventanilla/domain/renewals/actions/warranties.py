"""Reminders of warranties that end: one record for each device and step, one letter for all devices of a company."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now

from ventanilla.domain.contracts.renewal_dates import due_step
from ventanilla.domain.devices.models import Device, WarrantyReminder
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.renewals import letters_of_warranties

STEPS = (60, 15)
"""Days before the last day of a warranty."""


@task
def remind_of_warranties() -> None:
    """For the timetable. Safe to run twice."""
    remind(localdate())


def remind(today: date) -> int:
    """Write the letters that are due on this day; returns for how many devices. After a time without a worker only the
    latest step is told.
    """
    found = _candidates(today)
    lots = [(number, list(many)) for number, many in groupby(found.iterator(), lambda one: one.customer_id)]
    return sum(_remind([one.pk for one in many], today) for _number, many in lots)


def _candidates(today: date) -> QuerySet[Device]:
    """Those that are still there and whose warranty ends within the longest step: an index leads to them."""
    ahead = Device.objects.standing().filter(
        warranty_until__range=(today, today + timedelta(days=max(STEPS))), customer__is_active=True
    )
    return ahead.order_by("customer_id", "warranty_until", "id")


@transaction.atomic
def _remind(numbers: Iterable[int], today: date) -> int:
    """Of one company."""
    take_turns("warranties")
    found = Device.objects.standing().filter(pk__in=numbers).select_related("customer", "site")
    due = [
        (one, step) for one in found.order_by("warranty_until", "name", "id") if (step := _due(one, today))
    ]
    if not due:
        return 0
    devices = [one for one, _step in due]
    written = letters_of_warranties.warranty_ahead(devices[0].customer, devices, today=today)
    at = now()
    for one, step in due:
        WarrantyReminder.objects.create(
            device=one, warranty_until=one.warranty_until, step=step, made_at=at  # type: ignore[misc]
        )  # fmt: skip
        record(SYSTEM, "device.warranty_reminded", one, at=at, name=one.name, step=step, letters=len(written))
    return len(due)


def _due(device: Device, today: date) -> int | None:
    if device.warranty_until is None:
        return None
    told = device.warranty_reminders.filter(warranty_until=device.warranty_until)
    return due_step(device.warranty_until, STEPS, today, list(told.values_list("step", flat=True)))
