"""What a ticket was, until when: the past that its clocks are counted from. The present is in the ticket itself."""

from __future__ import annotations

from django.db import models

from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.levels.words import Priority
from ventanilla.domain.tickets.models.ticket import Ticket
from ventanilla.domain.tickets.status import Status


class Stage(models.Model):
    """A time in which nothing changed that a clock minds. It begins where the one before ended, the first when the
    ticket began; never changed once it is written. One that was merged into a younger one leaves it a copy of its own, up
    to where that one begins.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="stages", db_index=False)
    until = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status)
    priority = models.CharField(max_length=6, choices=Priority)
    level = models.ForeignKey(ServiceLevel, on_delete=models.PROTECT, null=True, db_index=False)
    """None: what everybody is promised."""
    awaits_staff = models.BooleanField()
    planned_at = models.DateTimeField(null=True)
    is_their_date = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="stage_of_ticket")]

    def __str__(self) -> str:
        return f"#{self.ticket_id} {self.status} → {self.until}"
