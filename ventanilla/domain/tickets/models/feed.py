"""The secret address at which somebody's own calendar reads their visits."""

from __future__ import annotations

from django.db import models

from ventanilla.domain.people.models import StaffMember


class Feed(models.Model):
    """One each. Only the hash of what makes its address secret is kept: whoever loses it makes a new one."""

    owner = models.OneToOneField(StaffMember, on_delete=models.CASCADE, primary_key=True, related_name="feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.owner_id}"
