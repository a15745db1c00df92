"""The words that service levels are made of. The codes are fixed."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Priority(TextChoices):
    """How pressing: the customer's word is the urgency, the staff's the priority."""

    HIGH = "high", _("Alta")
    MEDIUM = "medium", _("Media")
    LOW = "low", _("Baja")


class Metric(TextChoices):
    """What is promised, in the order in which it comes."""

    QUALIFICATION = "qualification", _("Cualificación")
    FIRST_RESPONSE = "first_response", _("Primera respuesta")
    NEXT_UPDATE = "next_update", _("Siguiente respuesta")
    RESOLUTION = "resolution", _("Resolución")


AGREED = (Metric.FIRST_RESPONSE, Metric.RESOLUTION)
"""Agreed with the customer, who sees them; the other two never leave the desk."""


class Pause(TextChoices):
    """The statuses in which time may stand still, by their codes."""

    AWAITING_CUSTOMER = "awaiting_customer", _("Esperando al cliente")
    PENDING = "pending", _("Pendiente")
    PLANNED = "planned", _("Planificado")
