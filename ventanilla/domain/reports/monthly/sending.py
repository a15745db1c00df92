"""The service report leaves by mail on the first working days of the month that follows."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.reports import letters
from ventanilla.domain.reports.monthly.report import MonthlyReport
from ventanilla.domain.reports.period import A_DAY, Step, start_of
from ventanilla.domain.reports.policy import gets_service_report

logger = logging.getLogger(__name__)
DAYS = 3
"""Working days on which it may leave: what a day without a worker missed, the next one makes good."""


@task
def send_service_reports() -> None:
    """For the timetable, each morning. Safe to run twice, and at once."""
    at = localtime()
    if not is_time(at.date()):
        return
    month = start_of(Step.MONTH, at.date().replace(day=1) - A_DAY)
    managed = Membership.objects.alive().filter(is_access_manager=True, wants_reports=True)
    for customer in Customer.objects.filter(pk__in=managed.values("customer")).order_by("pk"):
        try:
            send_service_report(customer, month, at=at)
        except Exception:  # whatever is wrong with one customer, the others are not to wait for it
            logger.exception("No service report could be sent to customer %s", customer.pk)


@transaction.atomic
def send_service_report(customer: Customer, month: date, *, at: datetime) -> int:
    """To each of its access managers who wants it, once. Who had nothing that month gets nothing. Returns how many."""
    members = [one for one in _managers(customer) if gets_service_report(one)]
    keys = {letters.key_of(one, month): one for one in members}
    for written in Letter.objects.filter(key__in=keys).values_list("key", flat=True):
        del keys[written]
    if not keys:
        return 0
    report = MonthlyReport(next(iter(keys.values())), customer, month, at)
    if report.is_empty and not report.open:
        return 0
    sent = letters.service_report(report, list(keys.values()))
    if sent:
        told = [keys[one.key].actor_name for one in sent]
        record(SYSTEM, "service_report.sent", customer, at=at, month=f"{month:%Y-%m}", to=told)
    return len(sent)


def is_time(day: date) -> bool:
    """One of the first working days of its month, by the house's calendar."""
    worktime = the_worktime()
    worked = [
        one for one in (day.replace(day=number) for number in range(1, day.day + 1)) if worktime.hours_on(one)
    ]
    return day in worked[:DAYS]


def _managers(customer: Customer) -> list[Membership]:
    found = Membership.objects.alive().filter(customer=customer, is_access_manager=True)
    return list(found.select_related("person", "customer").order_by("pk"))
