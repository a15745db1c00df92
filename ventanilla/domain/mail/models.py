"""The outbox: a letter is a row of the event's transaction, and nothing leaves before the commit."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.html import escape
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.jobs.leases import Leased
from ventanilla.domain.mail.backoff import MAX_ATTEMPTS

MASK = "••••"


class LetterState(models.TextChoices):
    QUEUED = "queued", _("En cola")
    SENDING = "sending", _("Enviándose")
    SENT = "sent", _("Enviado")
    RETRYING = "retrying", _("Se reintentará")
    FAILED = "failed", _("No se pudo enviar")
    HELD = "held", _("Retenido")
    MUTED = "muted", _("No lo quiere por correo")
    """Written, for who was told what is read from here; it never leaves."""


AT_REST = (LetterState.SENT.value, LetterState.FAILED.value, LetterState.HELD.value, LetterState.MUTED.value)


class LetterQuerySet(models.QuerySet["Letter"]):
    def about(self, kind: str, number: int) -> Self:
        """The letters of one thing, such as ("ticket", 12)."""
        return self.filter(about_kind=kind, about_id=number)

    def held(self) -> Self:
        return self.filter(state=LetterState.HELD)

    def failed(self) -> Self:
        """Refused by the server or given up: they stay until somebody retries them."""
        return self.filter(state=LetterState.FAILED)


class Letter(Leased):
    """One letter to one recipient about one event (`key`); its Message-ID never changes."""

    WORKING = LetterState.SENDING.value
    GIVEN_UP = LetterState.FAILED.value
    AT_REST = AT_REST

    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.QUEUED)
    max_attempts = models.PositiveSmallIntegerField(default=MAX_ATTEMPTS)
    key = models.CharField(max_length=200, unique=True)
    to_name = models.CharField(max_length=200, blank=True)
    to_address = models.CharField(max_length=254)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=300)
    headline = models.CharField(max_length=300, blank=True)
    """What it tells, where the subject only says in which conversation."""
    text = models.TextField()
    html = models.TextField()
    message_id = models.CharField(max_length=250, unique=True)
    thread_root = models.CharField(max_length=250, blank=True)
    references = models.TextField(blank=True)
    in_reply_to = models.CharField(max_length=250, blank=True)
    auto_submitted = models.BooleanField(default=True)
    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.BigIntegerField(null=True)
    secrets = models.JSONField(default=list)
    enclosures: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Stored files that travel with it, as `outbox.Enclosure` tells them; their bytes stay where they are."""
    server_reply = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["run_after", "id"], name="letter_due", condition=~Q(state__in=AT_REST)),
            models.Index(fields=["state", "-id"], name="letter_by_state"),
            models.Index(fields=["about_kind", "about_id"], name="letter_about"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"

    def preview_text(self) -> str:
        """The text as the desk may show it: tokens that open doors are masked."""
        return masked(self.text, self.secrets)

    def preview_html(self) -> str:
        """The HTML as the desk may show it, with its one `<style>` block: tokens are masked."""
        return masked(self.html, self.secrets)


def masked(body: str, secrets: list[str]) -> str:
    for secret in sorted(secrets, key=len, reverse=True):
        body = body.replace(secret, MASK).replace(escape(secret), MASK)
    return body


class ChannelQuerySet(models.QuerySet["Channel"]):
    def paused(self) -> Self:
        return self.filter(paused_until__gt=now())


class Channel(models.Model):
    """The way out. A paused one says why: a wrong password must not burn the letters that wait."""

    name = models.CharField(max_length=20, unique=True)
    reason = models.CharField(max_length=500, blank=True)
    paused_since = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)

    objects = ChannelQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
