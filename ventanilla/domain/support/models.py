"""What somebody asks for who has not come in: typed by a stranger, and nobody's until its address has been confirmed; or
told on the telephone by somebody whose company nobody knows.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import ChangedMeanwhile, IllegalMove
from ventanilla.domain.files.actions import HELD
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket


class SupportRequestQuerySet(models.QuerySet["SupportRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """The desk's, once their sender has confirmed them; no customer's ever."""
        if not actor.works_the_desk:
            return self.none()
        return self.exclude(state=SupportRequest.State.UNVERIFIED)

    def waiting(self) -> Self:
        return self.filter(state=SupportRequest.State.WAITING)


class SupportRequest(models.Model):
    class State(models.TextChoices):
        UNVERIFIED = "unverified", gettext_lazy("Sin confirmar")
        WAITING = "waiting", gettext_lazy("Por atender")
        TAKEN = "taken", gettext_lazy("Con incidencia")
        DISCARDED = "discarded", gettext_lazy("Descartada")

    state = models.CharField(max_length=10, choices=State, default=State.UNVERIFIED)
    name = models.CharField(max_length=120)
    company = models.CharField(max_length=120)
    """As they call it: whether there is such a customer nobody has looked."""
    email = models.EmailField(db_index=True, blank=True)
    """In lower case; of a call, what was said, which may be nothing."""
    phone = models.CharField(max_length=30, blank=True)
    message = models.TextField()
    language = models.CharField(max_length=5)
    """Of the page that they wrote in: their letter speaks it too."""
    privacy_version = models.CharField(max_length=20)
    """Version of the privacy information that was shown."""
    asked_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64, null=True, unique=True)
    """Of the link that was sent because of it; null where no letter was: the link of another proves the same address."""
    verified_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    """Who of the desk had them on the telephone: then nothing of it is confirmed. Null for what was written."""
    form_key = models.CharField(max_length=40, null=True, unique=True)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, null=True, related_name="support_requests")
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why it was discarded; their sender never reads it."""
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever decides says which one they saw."""

    objects = SupportRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="support_request_by_state")]

    def __str__(self) -> str:
        return f"{self.email} {self.state}"

    @property
    def is_unverified(self) -> bool:
        return self.state == self.State.UNVERIFIED

    @property
    def is_call(self) -> bool:
        return self.taken_by_id is not None

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def owner(self) -> str:
        """Whose its files are until somebody decides."""
        return f"{HELD}support:{self.pk}"

    def files(self) -> models.QuerySet[StoredFile]:
        """What its sender has added; empty once it is a ticket, which has them then."""
        return StoredFile.objects.drafts_of(self.owner).order_by("created_at", "pk")

    def refuse_decided(self, seen: int | None) -> None:
        """Raises IllegalMove when a colleague was faster, ChangedMeanwhile when it is not what was on the screen."""
        if not self.is_waiting:
            raise IllegalMove(_("Esta petición ya está atendida: mira quién se ha ocupado."))
        if seen is not None and seen != self.version:
            raise ChangedMeanwhile(
                _("Esta petición ha cambiado mientras la mirabas. Mira qué hay de nuevo y decide.")
            )
