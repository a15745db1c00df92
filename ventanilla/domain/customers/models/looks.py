"""Somebody of the provider sees what a contact sees."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models

from ventanilla.domain.customers.models.places import Membership
from ventanilla.domain.people.models import StaffMember


class LookQuerySet(models.QuerySet["Look"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Look(models.Model):
    """From when until when, at whom, and why. While it lasts nothing can be changed."""

    class End(models.TextChoices):
        STOPPED = "stopped"
        TIME = "time"
        LOGOUT = "logout"
        NO_RIGHT = "no_right"
        """One of the two may not any more: who looks, or who is looked as."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="looks")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="looks")
    reason = models.CharField(max_length=200)
    """In words that the customer's access managers read too."""
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    """At the latest."""
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=End, blank=True)

    objects = LookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff"], condition=models.Q(ended_at=None), name="one_look_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("began_at")), name="a_look_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} as {self.member_id}"

    def is_over(self, at: datetime) -> bool:
        return self.ended_at is not None or at >= self.ends_at

    def minutes_left(self, at: datetime) -> int:
        """Begun ones count: 1 in the last minute, 0 when it is over."""
        return max(0, -int((at - self.ends_at).total_seconds() // 60))
