"""Notices: one for each event and reader."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.mail.bells import Topic
from ventanilla.domain.people.models import StaffMember

Reader = Membership | StaffMember


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, reader: Reader) -> Self:
        """Theirs, whether they may still see the things or not (`summaries.bell.visible_notices` asks that)."""
        return self.filter(member=reader) if isinstance(reader, Membership) else self.filter(staff=reader)

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notice(models.Model):
    """What a reader is told of one thing. `key` is the letter's."""

    key = models.CharField(max_length=200, unique=True)
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, null=True, related_name="notices")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, null=True, related_name="notices")
    topic = models.CharField(max_length=20, choices=Topic)
    thing = models.CharField(max_length=20)
    """Of `things.THINGS`."""
    number = models.BigIntegerField()
    title = models.CharField(max_length=300)
    """What has happened, in the reader's language of then."""
    label = models.CharField(max_length=300, blank=True)
    """To which one."""
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    waits = models.BooleanField(default=False)
    """Its letter was left to the one of the day (`summaries.daily`)."""

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None, staff__isnull=False) | Q(member__isnull=False, staff=None),
                name="a_notice_has_one_reader",
            )
        ]
        indexes = [
            models.Index(fields=["member", "-id"], name="notice_of_member"),
            models.Index(fields=["staff", "-id"], name="notice_of_staff"),
            models.Index(fields=["member"], condition=Q(read_at=None), name="notice_unread_member"),
            models.Index(fields=["staff"], condition=Q(read_at=None), name="notice_unread_staff"),
            models.Index(fields=["read_at"], name="notice_by_reading"),
        ]

    def __str__(self) -> str:
        return self.key
