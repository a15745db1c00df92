"""What time does to those who wait to be let in: remind, expire; and open what is theirs to who has come by another way."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.actions.callers import expire_request, remind_of_caller
from ventanilla.domain.customers.models import AccessRequest, Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.tickets.actions.strangers import give_up_on, verify_what_was_withheld

logger = logging.getLogger(__name__)
MOST = 500
"""Of each kind in one run: what is left waits for the next one."""


@task
def tend_access_requests() -> None:
    """For the timetable; each in a transaction of its own. Safe to run twice, and at once. One that fails stops nobody
    else: its story goes to the log, and it is tried again the next time.
    """
    waiting, at = AccessRequest.objects.filter(state=AccessRequest.State.WAITING), now()
    came = Membership.objects.alive().filter(
        tickets__is_withheld=True, tickets__caller__state=AccessRequest.State.ACCEPTED
    )
    due: list[tuple[Callable[[int], object], list[int]]] = [
        (expire, _numbers(waiting.filter(expires_at__lte=at).order_by("expires_at"))),
        (remind_of_caller, _numbers(waiting.filter(remind_at__lte=at).order_by("remind_at"))),
        (_open_to, _numbers(came.distinct().order_by("pk"))),
    ]
    for step, numbers in due:
        for number in numbers:
            try:
                step(number)
            except Exception:  # whatever is wrong with one, the others are not to wait for it
                logger.exception("The clock could not take the next step of access request %s", number)


@transaction.atomic
def expire(number: int) -> None:
    """One request, and what was asked with it."""
    request = expire_request(number)
    if request:
        give_up_on(request)


@transaction.atomic
def _open_to(number: int) -> None:
    verify_what_was_withheld(Membership.objects.select_related("person", "customer").get(pk=number))


def _numbers(rows: object) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:MOST])  # type: ignore[attr-defined]  # a queryset of any model
