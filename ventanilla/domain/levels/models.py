"""What is promised to whom, and by which calendar it is counted."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.customers.models import Customer


class ServiceLevel(models.Model):
    """The times for each metric and priority."""

    name = models.CharField(_("nombre"), max_length=60, unique=True)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, null=True, related_name="levels")
    """None: the provider's."""
    targets: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """`{"first_response": {"high": 120}}`: open minutes; what is not there is not promised."""
    around_the_clock: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Priorities that are counted 24 × 7."""
    pauses: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Statuses in which time stands still (`words.Pause`)."""
    is_default = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="one_default_level"
            )
        ]

    def __str__(self) -> str:
        return self.name

    customer_number = None


class CustomerTerms(models.Model):
    """What one customer has agreed apart from the others."""

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="terms")
    level = models.ForeignKey(ServiceLevel, on_delete=models.PROTECT, null=True, related_name="customers")
    """None: by what it is about, or the default."""
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, null=True, related_name="customers")
    """None: that of the level."""

    def __str__(self) -> str:
        return str(self.customer_id)

    @property
    def customer_number(self) -> int:
        return self.customer_id
