"""When somebody is there: a week, seasons of the year with a week of their own, and days that are different."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.core.opening import Window, span_of

THE_HOUSES = 1
"""The key of the provider's own calendar: the one that counts where no other is named."""


class Zone(models.TextChoices):
    """Where its clocks hang."""

    MAINLAND = "Europe/Madrid", _("Península, Baleares, Ceuta y Melilla")
    CANARY = "Atlantic/Canary", _("Canarias")


class Calendar(models.Model):
    name = models.CharField(_("nombre"), max_length=60, unique=True)
    zone = models.CharField(_("hora de"), max_length=40, choices=Zone)
    week: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """As `Provider.week`; empty: the provider's opening hours. Always empty in the provider's own calendar."""
    version = models.PositiveIntegerField(default=1)
    """One more with each change, also of its seasons and days: whoever changes it says which one they saw."""

    def __str__(self) -> str:
        return self.name

    customer_number = None

    @property
    def is_the_houses(self) -> bool:
        return self.pk == THE_HOUSES


class Season(models.Model):
    """Part of every year with hours of its own (*jornada intensiva*). It may go over New Year."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="seasons")
    name = models.CharField(_("nombre"), max_length=60)
    first = models.CharField(max_length=5)
    """«06-15»: month and day, included."""
    last = models.CharField(max_length=5)
    week: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """As `Provider.week`."""

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """A day with hours of its own: none at all, or some (the 24th of December until two)."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("Nacional")
        REGIONAL = "regional", _("Autonómico")
        LOCAL = "local", _("Local")
        OWN = "own", _("De la empresa")

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="holidays", db_index=False)
    on = models.DateField(_("día"))
    name = models.CharField(_("nombre"), max_length=100)
    kind = models.CharField(_("ámbito"), max_length=10, choices=Kind, default=Kind.LOCAL)
    hours: models.JSONField[Any, Any] = models.JSONField(default=list)
    """`[[510, 840]]`: minutes since midnight; empty: closed."""
    source = models.CharField(_("procedencia"), max_length=120, blank=True)
    """Where it comes from, such as a gazette, a file or a list of holidays; empty: somebody wrote it here."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "on"], name="one_holiday_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"

    @property
    def written(self) -> str:
        """«8:30 – 14:00»; empty: closed."""
        return ", ".join(span_of(one) for one in self.windows)

    @property
    def windows(self) -> tuple[Window, ...]:
        return tuple((int(opens), int(closes)) for opens, closes in self.hours)
