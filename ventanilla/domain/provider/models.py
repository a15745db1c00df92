"""The company that runs this installation: one row, which the settings change and every page knows."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

THE_ONE = 1
"""There is one provider, and this is its key."""


class Provider(models.Model):
    """What is empty here is as the configuration says (`config/env.py`)."""

    name = models.CharField(_("nombre"), max_length=120, blank=True)
    legal_name = models.CharField(_("razón social"), max_length=160, blank=True)
    tax_id = models.CharField(_("CIF o NIF"), max_length=20, blank=True)
    legal_notice = models.CharField(_("datos registrales"), max_length=250, blank=True)
    address = models.CharField(_("dirección"), max_length=250, blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    email = models.EmailField(_("correo de soporte"), blank=True)
    colour = models.CharField(_("color"), max_length=7, blank=True)
    logo = models.BinaryField(null=True)
    """The bytes of a PNG, JPEG or WebP: small, and wanted by every process."""
    logo_kind = models.CharField(max_length=40, blank=True)
    """Its media type."""
    mail_from = models.EmailField(_("dirección de envío"), blank=True)
    smtp_host = models.CharField(_("servidor"), max_length=200, blank=True)
    smtp_port = models.PositiveIntegerField(_("puerto"), null=True)
    smtp_user = models.CharField(_("usuario"), max_length=200, blank=True)
    smtp_secret = models.TextField(blank=True)
    """The password, encrypted with the installation's key."""
    smtp_security = models.CharField(_("cifrado"), max_length=10, blank=True)
    attaches_invoices = models.BooleanField(default=False)
    """The letter about a new invoice brings its files; otherwise a link, which asks to come in."""
    sends_push = models.BooleanField(default=True)
    """People may have themselves told on their devices, by the services of their browsers."""
    sections_off: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    """Sections of the portal that no customer has here (`customers.models.sections`)."""
    week: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """Opening hours: `{"0": [[510, 840], [930, 1110]]}`, Monday is 0, minutes since midnight."""
    periods: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """What differs from the defaults of `house.Periods`."""
    staff_second_factor = models.BooleanField(null=True)
    """The provider's people need a second factor; null: as the configuration says."""
    wording: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """Other words for statuses and priorities: `{"status.resolved": {"es": "Solucionado", "en": "Fixed"}}`."""
    information: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """What each form shows now: `{"ticket": {"version": "ticket-2", "asks_consent": false}}`."""
    contact_points: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Other ways to it: `[{"label": "Comercial", "phone": "…", "email": "", "address": ""}]`."""
    rules_mark = models.PositiveIntegerField(default=0)
    """One more with each change of what time is counted by: opening hours, periods, calendars, service levels."""
    appointed_mark = models.PositiveIntegerField(default=0)
    """The mark by which all tickets were last given their appointments."""
    rules_changed_at = models.DateTimeField(null=True)
    """When the mark was last another: for some seconds after that a process may count by the rules of before."""
    setup_code_hash = models.CharField(max_length=64, blank=True)
    """Of the one-time code that the console shows while nobody can enter yet."""
    set_up_at = models.DateTimeField(null=True)
    """When somebody finished the first steps."""

    def __str__(self) -> str:
        return self.name or "provider"

    customer_number = None


class Information(models.Model):
    """One version of what people read before they give data of theirs. Never changed once it is published."""

    class Kind(models.TextChoices):
        TICKET = "ticket", _("Al abrir una incidencia")
        SUPPORT = "support", _("Al pedir soporte sin entrar")
        INVITATION = "invitation", _("Al aceptar una invitación")

    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveIntegerField()
    """1 is the first that somebody published here."""
    es = models.TextField()
    """Markdown."""
    en = models.TextField(blank=True)
    asks_consent = models.BooleanField(default=False)
    """The form has a box that must be ticked."""
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.BigIntegerField(null=True)
    """The member of staff, by number: they stand above."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="one_information_per_number")]

    def __str__(self) -> str:
        return self.version

    customer_number = None

    @property
    def version(self) -> str:
        """As it is kept with what was collected."""
        return f"{self.kind}-{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A published text is never changed.")
        super().save(*args, **kwargs)
