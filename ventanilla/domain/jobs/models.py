"""Rows of the work that is done later: jobs, their schedule, and the pulse of those who do them."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.jobs.leases import Leased

KEEP_DONE = timedelta(days=1)
"""Done jobs stay a day, so that «did it run last night?» has an answer; then housekeeping deletes them."""
ALIVE_WITHIN = timedelta(seconds=30)


class JobState(models.TextChoices):
    READY = "ready", _("Preparado")
    RUNNING = "running", _("En marcha")
    DONE = "done", _("Hecho")
    DEAD = "dead", _("Abandonado")


UNFINISHED = (JobState.READY.value, JobState.RUNNING.value)
AT_REST = (JobState.DONE.value, JobState.DEAD.value)


class JobQuerySet(models.QuerySet["Job"]):
    def dead(self) -> Self:
        """Given up after all attempts: kept until somebody retries or deletes them."""
        return self.filter(state=JobState.DEAD)

    def long_done(self) -> Self:
        return self.filter(state=JobState.DONE, finished_at__lt=now() - KEEP_DONE)


class Job(Leased):
    """One call of a task, to be made after the commit of the transaction that wrote it."""

    WORKING = JobState.RUNNING.value
    GIVEN_UP = JobState.DEAD.value
    AT_REST = AT_REST
    CLAIM_ORDER = ("-priority", "run_after", "pk")

    state = models.CharField(max_length=10, choices=JobState, default=JobState.READY)
    task_path = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    queue = models.CharField(max_length=30, default="default")
    priority = models.SmallIntegerField(default=0)
    unique_key = models.CharField(max_length=200, blank=True, default="")
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["-priority", "run_after", "id"], name="job_due", condition=~Q(state__in=AT_REST)
            ),
            models.Index(fields=["created_at"], name="job_dead", condition=Q(state="dead")),
            models.Index(fields=["finished_at"], name="job_done", condition=Q(state="done")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unique_key"],
                condition=Q(state__in=UNFINISHED) & ~Q(unique_key=""),
                name="job_once_while_unfinished",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_path} ({self.state})"


class Schedule(models.Model):
    """When an appointment of the timetable is next due. Moved by compare-and-swap: one slot, one job."""

    name = models.CharField(max_length=60, unique=True)
    rule = models.CharField(max_length=60)
    next_run = models.DateTimeField()
    last_run = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.rule}"


class PulseQuerySet(models.QuerySet["Pulse"]):
    def alive(self) -> Self:
        return self.filter(beaten_at__gte=now() - ALIVE_WITHIN)


class Pulse(models.Model):
    """A worker says every few seconds that it lives; `doctor` reads it."""

    worker = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField(default=now)
    beaten_at = models.DateTimeField(default=now)

    objects = PulseQuerySet.as_manager()

    def __str__(self) -> str:
        return self.worker
