"""Sums kept of the days that are over, so that figures of years are read from few rows. All follows from the tickets."""

from __future__ import annotations

from django.db import models


class Subject(models.TextChoices):
    """What tickets are told apart by: a column of theirs."""

    CUSTOMER = "customer"
    TEAM = "team"
    TYPE = "type"
    APPLICATION = "application"
    ASSIGNEE = "assignee"
    PRIORITY = "priority"


class Tally(models.Model):
    """What was counted of one day, the house's; of a customer, of one month: there are many."""

    subject = models.CharField(max_length=24)
    """Of whose tickets: «» of all, «team» of each team, «team+type» of each type of each team (see `sums.name_of`)."""
    key = models.CharField(max_length=20)
    """Which team: the value of the column; «0» where there is none, «» where there is no such column."""
    second = models.CharField(max_length=20, default="")
    """Which type, of two."""
    day = models.DateField()
    """Of a customer the first of the month."""

    came = models.PositiveIntegerField(default=0)
    resolved = models.PositiveIntegerField(default=0)
    first_response_met = models.PositiveIntegerField(default=0)
    first_response_late = models.PositiveIntegerField(default=0)
    resolution_met = models.PositiveIntegerField(default=0)
    resolution_late = models.PositiveIntegerField(default=0)
    next_update_met = models.PositiveIntegerField(default=0)
    next_update_late = models.PositiveIntegerField(default=0)
    qualification_met = models.PositiveIntegerField(default=0)
    qualification_late = models.PositiveIntegerField(default=0)
    wait_15 = models.PositiveIntegerField(default=0)
    wait_30 = models.PositiveIntegerField(default=0)
    wait_60 = models.PositiveIntegerField(default=0)
    wait_120 = models.PositiveIntegerField(default=0)
    wait_240 = models.PositiveIntegerField(default=0)
    wait_more = models.PositiveIntegerField(default=0)
    stars_1 = models.PositiveIntegerField(default=0)
    stars_2 = models.PositiveIntegerField(default=0)
    stars_3 = models.PositiveIntegerField(default=0)
    stars_4 = models.PositiveIntegerField(default=0)
    stars_5 = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    """Noted on them by whomever."""
    answers = models.JSONField(default=dict)
    """Minutes → how many first answers took so long (see `lengths`)."""
    solutions = models.JSONField(default=dict)
    """Minutes → how many were resolved after so long."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key", "second", "day"], name="one_tally_per_day"),
        ]
        indexes = [models.Index(fields=["subject", "day"], name="tally_by_day")]

    def __str__(self) -> str:
        return f"{self.subject} {self.key} {self.second}, {self.day}"


class Bookkeeping(models.Model):
    """From which day to which there are sums. One row, or none: nothing has been summed up yet."""

    since = models.DateField()
    through = models.DateField()
    """The day before `since`: of none yet."""
    watched_until = models.DateTimeField()
    """What changes of moments before this is noted (`Touched`): a day later than what is summed up, so that nobody who
    changes something has begun before it was watched."""
    zone = models.CharField(max_length=60)
    """In which a day began and ended: in another zone the sums say nothing."""

    def __str__(self) -> str:
        return f"{self.since} – {self.through}"


class Touched(models.Model):
    """A moment whose day is no longer as it was summed up. Written by the database, whoever changes a ticket or a rating."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.at)
