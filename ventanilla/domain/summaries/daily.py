"""On working mornings, what is still unread, in one letter to whoever asked for that instead of a letter each time."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localtime

from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.notices.models import Notice, Reader
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.summaries import letters
from ventanilla.domain.summaries.bell import visible_notices

logger = logging.getLogger(__name__)


@task
def send_daily_letters() -> None:
    """For the timetable, each morning; by the house's calendar. Safe to run twice, and at once."""
    at = localtime()
    if not the_worktime().hours_on(at.date()):
        return
    waiting = Notice.objects.unread().filter(waits=True)
    members = Membership.objects.filter(
        pk__in=waiting.values("member"), is_active=True, person__is_active=True
    )
    colleagues = StaffMember.objects.filter(
        pk__in=waiting.values("staff"), is_active=True, person__is_active=True
    )
    readers: list[Reader] = [
        *members.select_related("person", "customer"),
        *colleagues.select_related("person"),
    ]
    for reader in readers:
        try:
            send_daily_letter(reader, at=at)
        except Exception:  # whatever is wrong with one reader, the others are not to wait for it
            logger.exception("No daily letter could be sent to %s %s", reader.actor_kind, reader.pk)


@transaction.atomic
def send_daily_letter(reader: Reader, *, at: datetime) -> bool:
    """What waits for it and is still unread and theirs to see, each thing once: it is told, whether read or not later."""
    waiting = Notice.objects.of(reader).filter(waits=True)
    numbers = list(waiting.select_for_update().values_list("pk", flat=True))
    found = list(visible_notices(reader).unread().filter(Q(pk__in=numbers)).order_by("-pk"))
    sent = bool(found) and letters.daily(reader, at.date(), found)
    Notice.objects.filter(pk__in=numbers).update(waits=False)
    return sent
