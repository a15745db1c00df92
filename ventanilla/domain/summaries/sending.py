"""On Mondays, the week of each company to those of its people who want it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localtime

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.summaries import letters
from ventanilla.domain.summaries.blocks import blocks_for
from ventanilla.domain.summaries.policy import gets_summary

logger = logging.getLogger(__name__)
MONDAY = 0


@task
def send_weekly_summaries() -> None:
    """For the timetable, each morning. Safe to run twice, and at once."""
    at = localtime()
    if at.weekday() != MONDAY:
        return
    wanted = Membership.objects.alive().filter(
        Q(wants_summary=True) | Q(wants_summary=None, is_access_manager=True)
    )
    for customer in Customer.objects.filter(pk__in=wanted.values("customer")).order_by("pk"):
        try:
            send_summaries(customer, at=at)
        except Exception:  # whatever is wrong with one customer, the others are not to wait for it
            logger.exception("No weekly summary could be sent to customer %s", customer.pk)


@transaction.atomic
def send_summaries(customer: Customer, *, at: datetime) -> int:
    """To each of its people who wants it, once a week; who has nothing to read gets nothing. Returns how many."""
    monday = at.date() - timedelta(days=at.weekday())
    people = Membership.objects.alive().filter(customer=customer).select_related("person", "customer")
    wanting = {letters.key_of(one, monday): one for one in people.order_by("pk") if gets_summary(one)}
    for written in Letter.objects.filter(key__in=wanting).values_list("key", flat=True):
        del wanting[written]
    told = [one for one in wanting.values() if _send(one, at)]
    if told:
        names = [one.actor_name for one in told]
        record(SYSTEM, "summary.sent", customer, at=at, week=str(monday), to=names)
    return len(told)


def _send(member: Membership, at: datetime) -> bool:
    with translation.override(member.person.language):
        blocks = blocks_for(member, at)
    monday = at.date() - timedelta(days=at.weekday())
    return bool(blocks) and letters.weekly(member, monday, blocks)
