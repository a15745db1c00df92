"""The timetable: appointments in words, kept by any number of workers, each slot once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.models import Schedule
from ventanilla.domain.jobs.recurrence import next_after
from ventanilla.domain.jobs.tasks import Task, enqueue_once


@dataclass(frozen=True)
class Appointment:
    """`Appointment("rebuild_demo", "every day at 4:00", rebuild_demo)`: a task without arguments, and when.

    Times are the provider's (settings.TIME_ZONE). What was missed while no worker lived runs once, not once
    for each time; a run that is still going when the next is due is not joined by a second.
    """

    name: str
    when: str
    task: Task[[], Any]

    def next_after(self, moment: datetime) -> datetime:
        return next_after(self.when, moment, ZoneInfo(settings.TIME_ZONE))


class Timekeeper:
    """The loop that looks at the clock. Several may run at once."""

    name = "timetable"

    def __init__(self, timetable: Sequence[Appointment]) -> None:
        self.timetable = {one.name: one for one in timetable}
        self.is_written = False

    def turn(self) -> bool:
        """Queue what is due; always False: the next look may wait a second."""
        if not self.is_written:
            write_timetable(list(self.timetable.values()))
            self.is_written = True
        for row in Schedule.objects.filter(name__in=self.timetable, next_run__lte=now()):
            keep_appointment(self.timetable[row.name], row)
        return False

    def renew(self) -> None:
        """Nothing is held: a slot is won or lost in one statement."""


@transaction.atomic
def write_timetable(timetable: Sequence[Appointment]) -> None:
    """Make a row for each new appointment, move those whose rule has changed, forget those that are gone."""
    at = now()
    Schedule.objects.bulk_create(
        [Schedule(name=one.name, rule=one.when, next_run=one.next_after(at)) for one in timetable],
        ignore_conflicts=True,
    )
    for one in timetable:
        changed = Schedule.objects.filter(name=one.name).exclude(rule=one.when)
        changed.update(rule=one.when, next_run=one.next_after(at))
    Schedule.objects.exclude(name__in=[one.name for one in timetable]).delete()


@transaction.atomic
def keep_appointment(appointment: Appointment, row: Schedule) -> bool:
    """Move the row on and queue the task; False when another worker was first.

    The comparison with the old time is what makes a slot unique; the job is in the same transaction.
    """
    at = now()
    slot = Schedule.objects.filter(pk=row.pk, next_run=row.next_run)
    if not slot.update(next_run=appointment.next_after(at), last_run=at):
        return False
    enqueue_once(appointment.task, f"appointment:{appointment.name}")
    return True
