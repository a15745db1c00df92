"""What stands in a customer's network: where, what it is, how it is connected, and until when it is under warranty."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.devices.scanning.rows import Scan as Scan
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor


def new_label_code() -> str:
    """What the QR of a label leads to: 128 bits, so nobody comes upon one by guessing."""
    return secrets.token_urlsafe(16)


def _customers_of(actor: Actor) -> Q | None:
    """The rows of one customer that an actor may see, as a filter of `customer`; None: none of them."""
    if actor.works_the_desk:
        return Q()
    if isinstance(actor, Membership) and actor.may_view(Section.NETWORK):
        return Q(customer=actor.customer_id)
    return None


class SiteQuerySet(models.QuerySet["Site"]):
    def visible_to(self, actor: Actor) -> Self:
        of = _customers_of(actor)
        return self.none() if of is None else self.filter(of)

    def in_order(self) -> Self:
        return self.order_by("position", "name", "pk")


class Site(models.Model):
    """A place where a customer has devices: the office, the workshop, the second shop."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("nombre"), max_length=80)
    address = models.CharField(_("dirección"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = SiteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "name"], name="one_site_per_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def customer_number(self) -> int:
        return self.customer_id


class Kind(models.TextChoices):
    ROUTER = "router", _("Router")
    SWITCH = "switch", _("Switch")
    ACCESS_POINT = "access_point", _("Punto de acceso")
    FIREWALL = "firewall", _("Cortafuegos")
    SERVER = "server", _("Servidor")
    NAS = "nas", _("NAS")
    COMPUTER = "computer", _("Ordenador")
    LAPTOP = "laptop", _("Portátil")
    PRINTER = "printer", _("Impresora")
    PHONE = "phone", pgettext_lazy("equipo", "Teléfono")
    CAMERA = "camera", _("Cámara")
    UPS = "ups", _("SAI")
    OTHER = "other", pgettext_lazy("equipo", "Otro")


class State(models.TextChoices):
    IN_SERVICE = "in_service", _("En servicio")
    SPARE = "spare", _("De repuesto")
    IN_REPAIR = "in_repair", _("En reparación")
    RETIRED = "retired", pgettext_lazy("equipo", "Retirado")


class DeviceQuerySet(models.QuerySet["Device"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope. Which *fields* of one somebody may read, `policy.may_see_private` says."""
        of = _customers_of(actor)
        return self.none() if of is None else self.filter(of)

    def standing(self) -> Self:
        """Without those that were retired."""
        return self.exclude(state=State.RETIRED)

    def held(self, device: Device) -> Device:
        """The row as it is now, ours until the commit. Verbs begin with it."""
        list(self.select_for_update().filter(pk=device.pk).values_list("pk"))
        return self.select_related("customer", "site").get(pk=device.pk)


class Device(models.Model):
    """One thing of a customer's network. It is retired, never deleted: tickets tell of it."""

    PRIVATE = ("serial", "ip", "mac", "notes")
    """What a contact reads only with the right to manage the network."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="devices")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, related_name="devices")
    name = models.CharField(_("nombre"), max_length=80)
    kind = models.CharField(pgettext_lazy("equipo", "tipo"), max_length=15, choices=Kind)
    brand = models.CharField(_("marca"), max_length=60, blank=True)
    model = models.CharField(_("modelo"), max_length=80, blank=True)
    serial = models.CharField(_("número de serie"), max_length=80, blank=True)
    ip = models.CharField(_("dirección IP"), max_length=45, blank=True)
    """Of either kind, as `addresses.ip_of` writes it."""
    mac = models.CharField(_("dirección MAC"), max_length=17, blank=True)
    """`AA:BB:CC:DD:EE:FF`."""
    location = models.CharField(_("ubicación"), max_length=120, blank=True)
    """Inside the site: «Sala técnica, armario 2»."""
    user = models.CharField(_("quién lo usa"), max_length=120, blank=True)
    purchased_on = models.DateField(_("fecha de compra"), null=True)
    warranty_until = models.DateField(_("garantía hasta"), null=True)
    """Its last day."""
    state = models.CharField(_("estado"), max_length=12, choices=State, default=State.IN_SERVICE)
    notes = models.TextField(_("notas"), blank=True)
    """For the desk and for contacts who manage the network."""
    internal_note = models.TextField(_("nota interna"), blank=True)
    """It never leaves the desk."""
    external_id = models.CharField(_("identificador externo"), max_length=60, blank=True)
    """What another program calls it; no other device of the customer has the same."""
    label_code = models.CharField(max_length=22, unique=True, default=new_label_code)
    """What its label carries. It opens nothing by itself: who scans it comes in first, and is judged by the scope."""
    last_seen_at = models.DateTimeField(null=True)
    """When a scan of the network last found it."""
    not_seen_since = models.DateTimeField(null=True)
    """Since a scan that did not find it, when somebody said that it should have; empty again once one does."""
    created_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "name", "id"], name="device_of_customer"),
            models.Index(fields=["name", "id"], name="device_by_name"),
            models.Index(fields=["site", "name", "id"], name="device_of_site"),
            models.Index(
                fields=["warranty_until", "id"],
                condition=Q(warranty_until__isnull=False) & ~Q(state=State.RETIRED),
                name="device_by_warranty",
            ),
            models.Index(fields=["customer", "serial"], condition=~Q(serial=""), name="device_by_serial"),
            models.Index(fields=["customer", "mac"], condition=~Q(mac=""), name="device_by_mac"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "external_id"],
                condition=~Q(external_id=""),
                name="one_device_per_external_id",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_retired(self) -> bool:
        return self.state == State.RETIRED

    @property
    def make(self) -> str:
        """«HP ProBook 450 G9»."""
        return " ".join(filter(None, (self.brand, self.model)))

    def is_covered(self, today: date) -> bool | None:
        """Under warranty; None where nobody has said until when."""
        return None if self.warranty_until is None else today <= self.warranty_until


class DeviceLink(models.Model):
    """That one device is connected to another of the same customer."""

    class Medium(models.TextChoices):
        COPPER = "copper", _("Cable")
        FIBRE = "fibre", _("Fibra")
        WIFI = "wifi", _("Wifi")
        VIRTUAL = "virtual", pgettext_lazy("enlace", "Virtual")

    a = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="links_out")
    b = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="links_in")
    what = models.CharField(max_length=10, choices=Medium, default=Medium.COPPER)
    port = models.CharField(_("puerto"), max_length=40, blank=True)
    """Read by the desk, and by contacts who manage the network."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b", "what", "port"], name="one_link_per_port"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="a_link_has_two_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} – {self.b_id}"


class DeviceFileQuerySet(models.QuerySet["DeviceFile"]):
    def visible_to(self, actor: Actor) -> Self:
        """The desk, and contacts who manage the network: a configuration is a document too."""
        if actor.works_the_desk:
            return self.all()
        if isinstance(actor, Membership) and actor.may_manage(Section.NETWORK):
            return self.filter(device__customer=actor.customer_id)
        return self.none()


class DeviceFile(models.Model):
    """A document of a device: its invoice of purchase, its manual, its configuration."""

    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, primary_key=True, related_name="of_device"
    )
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="files")
    added_at = models.DateTimeField()

    objects = DeviceFileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.file_id)

    @property
    def customer_number(self) -> int:
        return self.device.customer_id


class WarrantyReminder(models.Model):
    """One step before the end of a warranty, told. The row is what makes it once."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="warranty_reminders")
    warranty_until = models.DateField()
    step = models.PositiveSmallIntegerField()
    """So many days before."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["device", "warranty_until", "step"], name="one_warranty_reminder_per_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.device_id}: {self.step}"
