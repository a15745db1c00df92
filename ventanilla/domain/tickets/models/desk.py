"""What the desk keeps for itself: saved views, canned replies, who is looking at what."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models.ticket import Ticket
from ventanilla.domain.tickets.status import Priority


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def offered_to(self, me: StaffMember) -> Self:
        """Mine and those that are for everybody, in their order."""
        return self.filter(Q(owner=me) | Q(is_shared=True)).order_by("position", "name", "pk")


class SavedView(models.Model):
    """Filters with a name. Personal, or shared with the whole desk."""

    owner = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="views")
    name = models.CharField(max_length=40)
    filters: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """As they stand in the address: `{"estado": ["pending"], "equipo": ["2"]}`."""
    is_shared = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_per_name")]

    def __str__(self) -> str:
        return self.name


class CannedReply(models.Model):
    """Words ready to be sent, with what else is to be done when they are: the desk's macro."""

    class SentAs(models.TextChoices):
        """The tab of the composer that it opens."""

        REPLY = "reply", gettext_lazy("Respuesta")
        NOTE = "note", gettext_lazy("Nota interna")
        ASK = "ask", gettext_lazy("Pregunta al cliente")
        PENDING = "pending", gettext_lazy("Motivo de dejarla pendiente")
        RESOLVE = "resolve", gettext_lazy("Solución")

    title = models.CharField(max_length=80, unique=True)
    body = models.TextField()
    """Markdown with variables such as `{{contacto}}` (see `canned.VARIABLES`)."""
    sent_as = models.CharField(max_length=10, choices=SentAs, default=SentAs.REPLY)
    priority = models.CharField(max_length=6, choices=Priority, blank=True)
    """Set when it is sent; empty: as it was."""
    takes_it = models.BooleanField(default=False)
    """Who sends it has the ticket from then on."""
    tags = models.CharField(max_length=200, blank=True)
    """Put on it when it is sent, comma separated."""
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """Somebody of the desk has a ticket open right now. Rows older than `presence.FRESH` mean nothing."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="presences")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField()
    typing_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "staff"], name="one_presence_each")]
        indexes = [models.Index(fields=["seen_at"], name="presence_by_age")]

    def __str__(self) -> str:
        return f"{self.staff_id} @ #{self.ticket_id}"
