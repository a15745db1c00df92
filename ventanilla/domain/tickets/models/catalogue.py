"""What a ticket is, and what it is about: lists that the provider edits."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy

from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.people.models import Team


class OfferedQuerySet(models.QuerySet[Any]):
    def offered(self) -> Self:
        """Those that can be chosen today, in the provider's order."""
        return self.filter(is_active=True).order_by("position", "name")


class TicketType(models.Model):
    name = models.CharField(gettext_lazy("tipo"), max_length=60, unique=True)
    name_en = models.CharField(gettext_lazy("en inglés"), max_length=60, blank=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="types")
    """Who gets new tickets of this type."""
    level = models.ForeignKey(ServiceLevel, on_delete=models.PROTECT, null=True, related_name="+")
    """What is promised of it, where the customer has nothing of their own."""
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    objects = OfferedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Application(models.Model):
    """The product or system that a ticket is about."""

    name = models.CharField(gettext_lazy("aplicación"), max_length=80, unique=True)
    name_en = models.CharField(gettext_lazy("en inglés"), max_length=80, blank=True)
    level = models.ForeignKey(ServiceLevel, on_delete=models.PROTECT, null=True, related_name="+")
    """What is promised of it, where the customer has nothing of their own."""
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    objects = OfferedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
