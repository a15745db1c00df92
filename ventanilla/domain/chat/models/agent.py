"""Somebody of the desk as who answers chats."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models

from ventanilla.domain.people.models import StaffMember

USUAL_MOST = 3


class AgentQuerySet(models.QuerySet["Agent"]):
    def present(self, since: datetime) -> Self:
        """Whose console has been heard of since then, and who still works here."""
        return self.filter(seen_at__gte=since, staff__is_active=True, staff__person__is_active=True)


class Agent(models.Model):
    staff = models.OneToOneField(StaffMember, on_delete=models.CASCADE, related_name="agent")
    seen_at = models.DateTimeField(null=True, db_index=True)
    """When their console was last heard of (see `presence`); null: they have left it."""
    takes_chats = models.BooleanField(default=True)
    """They have said that they answer; not while they do something else."""
    most = models.PositiveSmallIntegerField(default=USUAL_MOST)
    """Conversations that they hold at once; they may take more by hand."""

    objects = AgentQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.staff_id)
