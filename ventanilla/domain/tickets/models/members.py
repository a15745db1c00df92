"""Who else takes part in a ticket, and what they have read of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ventanilla.domain.customers.models import AccessRequest, Membership
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.models.ticket import Ticket


class Copy(models.Model):
    """A contact of the same company who gets what the requester gets; or who is to become one, and gets nothing yet."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="copies")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="copies")
    request = models.ForeignKey(AccessRequest, on_delete=models.PROTECT, null=True, related_name="copies")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "member"], name="copied_once"),
            models.UniqueConstraint(fields=["ticket", "request"], name="asked_for_once"),
            models.CheckConstraint(
                condition=Q(member__isnull=False) ^ Q(request__isnull=False), name="copied_or_asked_for"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.ticket_id} → {self.member_id or self.request_id}"


class Watch(models.Model):
    """A member of staff who wants to hear what is said."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="watches")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="watches")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "staff"], name="watched_once")]

    def __str__(self) -> str:
        return f"#{self.ticket_id} ← {self.staff_id}"


class Reading(models.Model):
    """Until when somebody has read a ticket. What the other side said later is unread."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readings")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="one_reading_per_person")]

    def __str__(self) -> str:
        return f"#{self.ticket_id} {self.person_id}"
