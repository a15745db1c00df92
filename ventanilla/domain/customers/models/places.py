"""Customers and their contacts. The customer is the wall: what is inside one is never seen from another."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import Person


class Customer(models.Model):
    code = models.CharField(_("código de cliente"), max_length=20, unique=True)
    name = models.CharField(_("nombre comercial"), max_length=120)
    legal_name = models.CharField(_("razón social"), max_length=160, blank=True)
    tax_id = models.CharField(_("CIF o NIF"), max_length=20, blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    address = models.CharField(_("dirección"), max_length=250, blank=True)
    email = models.EmailField(_("correo"), blank=True)
    """Of the company itself; nobody comes in by it."""
    external_id = models.CharField(_("identificador externo"), max_length=60, blank=True)
    """What another program, such as the one that issues the invoices, calls it."""
    notes = models.TextField(_("notas internas"), blank=True)
    """What the desk writes for itself: no customer ever reads it."""
    needs_second_factor = models.BooleanField(default=False)
    """Its people may not enter with a password alone: its access managers say so."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever changes it says which one they saw."""

    class Meta:
        indexes = [
            models.Index(fields=["name", "id"], name="customer_by_name"),
            models.Index(fields=["is_active", "name", "id"], name="customer_by_state"),
            models.Index(fields=["tax_id"], name="customer_by_tax_id"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~models.Q(external_id=""),
                name="one_customer_per_external_id",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def customer_number(self) -> int:
        return self.pk


class Section(models.TextChoices):
    """The sections of the portal that a right can be given for."""

    COMPANY = "company", _("Datos de cliente")
    CONTACTS = "contacts", _("Contactos")
    NETWORK = "network", _("Red informática")
    SERVICES = "services", _("Servicios")
    RENEWALS = "renewals", _("Renovaciones")
    WORK_ORDERS = "work_orders", _("Partes de trabajo")
    SUPPORT = "support", _("Incidencias")
    INVOICES = "invoices", _("Facturas")
    CHAT = "chat", _("Chat")
    REPORTS = "reports", _("Informes")


class Right(models.TextChoices):
    VIEW = "view", _("Ver")
    MANAGE = "manage", _("Gestionar")


class Scope(models.TextChoices):
    OWN = "own", _("Las suyas")
    COMPANY = "company", _("Las de toda la empresa")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def alive(self) -> Self:
        return self.filter(is_active=True, person__is_active=True, customer__is_active=True)

    def places_of(self, person_id: int) -> Self:
        """In whose name this person may act, by the names of the companies."""
        return self.alive().filter(person_id=person_id).select_related("customer").order_by("customer__name")

    def kept(self) -> Self:
        """Whoever has not been removed: they are in the customer's list, whether they can come in or not."""
        return self.filter(removed_at=None)


class Stand(models.TextChoices):
    """How somebody stands as a contact."""

    ACTIVE = "active", _("Con acceso")
    INVITED = "invited", _("Invitado, sin entrar aún")
    SUSPENDED = "suspended", _("Suspendido")
    REMOVED = "removed", _("Ya no es contacto")


class Membership(models.Model):
    """A person as a contact of one customer: what they get by mail, what they may see, and of whom. Is an actor (`by=`)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="memberships")
    job_title = models.CharField(_("cargo"), max_length=80, blank=True)
    rights = models.JSONField(default=dict)
    """Section → right, for the sections that are open to them: `{"support": "manage", "invoices": "view"}`."""
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.OWN)
    is_access_manager = models.BooleanField(default=False)
    for_invoices = models.BooleanField(_("facturación"), default=False)
    for_quotes = models.BooleanField(_("presupuestos"), default=False)
    for_technical = models.BooleanField(_("técnico"), default=False)
    wants_reports = models.BooleanField(default=True)
    """Of an access manager: they get the monthly report by mail."""
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    mobile = models.CharField(_("móvil"), max_length=30, blank=True)
    """In this company: a person who belongs to two has two desks."""
    is_active = models.BooleanField(default=True)
    """They may come in: neither invited only, nor suspended, nor removed."""
    invited_as = models.CharField(max_length=120, blank=True)
    """The name that whoever invited them typed. It is what the company reads until they have come: the address may
    belong to somebody whom it knows nothing of."""
    invited_at = models.DateTimeField(null=True)
    """When the last invitation left; null for who was let in at once."""
    joined_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    """The row stays, for what it did points to it; if they are invited again, it is theirs again."""
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever changes it says which one they saw."""
    form_key = models.CharField(max_length=40, null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "customer"], name="one_membership_per_customer"),
            models.UniqueConstraint(fields=["customer", "form_key"], name="one_contact_per_form"),
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(suspended_at=None, removed_at=None),
                name="who_is_shut_out_is_not_active",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.customer_id}"

    @property
    def stand(self) -> Stand:
        if self.removed_at:
            return Stand.REMOVED
        if self.suspended_at or not (self.is_active or self.invited_at):
            return Stand.SUSPENDED
        return Stand.ACTIVE if self.is_active else Stand.INVITED

    @property
    def shown_name(self) -> str:
        """What the company reads: the person's own name only once they have come."""
        return self.person.name if self.joined_at or not self.invited_at else self.invited_as

    actor_kind = "contact"
    works_the_desk = False

    @property
    def actor_id(self) -> int:
        return self.pk

    @property
    def actor_name(self) -> str:
        return self.person.name

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def sees_whole_company(self) -> bool:
        return self.scope == Scope.COMPANY

    def may_view(self, section: Section) -> bool:
        return self.rights.get(section) in (Right.VIEW, Right.MANAGE)

    def may_manage(self, section: Section) -> bool:
        return bool(self.rights.get(section) == Right.MANAGE)
