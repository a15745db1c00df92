"""How a customer stands with a service on a day: pure."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.contracts.renewal_dates import SOON

REMEMBERED = timedelta(days=180)
"""How long what has ended is shown as ended; after that it is a service like any other that one has not."""


class Standing(TextChoices):
    """In the order in which the portal shows them: what asks for something comes first."""

    EXPIRED = "expired", _("Vencido")
    SOON = "soon", _("Vence pronto")
    ACTIVE = "active", _("Contratado")
    NONE = "none", _("No contratado")


def standing(ends_on: date | None, *, cancelled_on: date | None, today: date) -> Standing:
    """`ends_on`: the last day of its last period. `cancelled_on`: the last day of a contract that was cancelled."""
    if ends_on is None or (cancelled_on is not None and cancelled_on < today):
        return Standing.NONE
    last = min(ends_on, cancelled_on) if cancelled_on else ends_on
    if last < today:
        return Standing.EXPIRED if today - last <= REMEMBERED else Standing.NONE
    return Standing.SOON if (last - today).days <= SOON else Standing.ACTIVE
