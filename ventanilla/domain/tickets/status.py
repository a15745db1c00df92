"""The eight statuses of a ticket, their groups, and the moves between them. The codes are fixed."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.levels.words import Priority

__all__ = ["MOVES", "OPEN", "OVER", "WAITS_FOR_AN_ANSWER", "Ball", "Priority", "Status", "ball_of"]


class Status(TextChoices):
    AWAITING_SUPPORT = "awaiting_support", _("Esperando por ayuda")
    IN_PROGRESS = "in_progress", _("En curso")
    PENDING = "pending", _("Pendiente")
    PLANNED = "planned", _("Planificado")
    AWAITING_CUSTOMER = "awaiting_customer", _("Esperando al cliente")
    RESOLVED = "resolved", _("Resuelto")
    CLOSED = "closed", _("Cerrado")
    CANCELLED = "cancelled", _("Cancelado")


class Ball(TextChoices):
    """Who has to do something next."""

    STAFF = "staff", _("Le toca a soporte")
    CUSTOMER = "customer", _("Le toca al cliente")
    THIRD = "third", _("Depende de un tercero")


OPEN = frozenset(
    {Status.AWAITING_SUPPORT, Status.IN_PROGRESS, Status.PENDING, Status.PLANNED, Status.AWAITING_CUSTOMER}
)
OVER = frozenset({Status.CLOSED, Status.CANCELLED})
"""Nothing more is said in public; a resolved ticket still hears its customer, and comes back."""

WAITS_FOR_AN_ANSWER = frozenset({Status.AWAITING_SUPPORT, Status.IN_PROGRESS})
"""In the other open statuses the customer knows what is being waited for."""

MOVES: dict[Status, frozenset[Status]] = {
    **{status: OPEN | {Status.RESOLVED, Status.CANCELLED} for status in OPEN},
    Status.RESOLVED: frozenset({Status.IN_PROGRESS, Status.AWAITING_SUPPORT, Status.CLOSED}),
    Status.CLOSED: frozenset(),
    Status.CANCELLED: frozenset({Status.AWAITING_SUPPORT}),
}


def ball_of(status: Status, *, awaits_staff: bool) -> Ball | None:
    """Who has the ball. What waits for a third party comes back to us when its customer speaks."""
    if status not in OPEN:
        return None
    if status == Status.AWAITING_CUSTOMER:
        return Ball.CUSTOMER
    return Ball.THIRD if status == Status.PENDING and not awaits_staff else Ball.STAFF
