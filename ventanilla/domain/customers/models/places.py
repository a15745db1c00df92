"""Customers and their contacts. The customer is the wall: what is inside one is never seen from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models.sections import SWITCHABLE, Section, section_is_on
from ventanilla.domain.people.models import Person

if TYPE_CHECKING:
    from ventanilla.domain.customers.models.looks import Look


class CustomerQuerySet(models.QuerySet["Customer"]):
    def standing(self) -> Self:
        """Those that were not merged into another: what is left of one that was is a name, and where it went."""
        return self.filter(merged_into=None)


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
    sections_off: models.JSONField[list[str], list[str]] = models.JSONField(
        _("secciones apagadas"), default=list
    )
    """Sections of the portal that are not there for its people (`section_is_on`)."""
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever changes it says which one they saw."""
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    """The same company was here twice: this one is no customer any more, and all that it had is the other's."""

    objects = CustomerQuerySet.as_manager()

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
        """In whose name they may act, by the names of the companies; of one that has left, who may see its invoices."""
        stays = models.Q(customer__is_active=True) | models.Q(rights__has_key=Section.INVOICES.value)
        inside = self.filter(stays, is_active=True, person__is_active=True, person_id=person_id)
        return inside.select_related("customer").order_by("customer__name")

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
    wants_summary = models.BooleanField(null=True)
    """They get the company's week by mail; null while they have not said: access managers do then, nobody else."""
    channels = models.JSONField(default=dict)
    """By topic, what tells them of it, where it is not as usual (`notices.channels`)."""
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
    look: Look | None = None
    """Set while somebody of the provider sees what this contact sees: nothing can be done by this actor then."""

    @property
    def only_looks(self) -> bool:
        return self.look is not None

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
    def has_left(self) -> bool:
        """The company is no customer any more: of all the portal its invoices stay open (Ley 56/2007, art. 2 bis)."""
        return not self.customer.is_active

    @property
    def sees_whole_company(self) -> bool:
        return self.scope == Scope.COMPANY

    def holds(self, section: Section) -> bool:
        """The right was given to them, whether the section is there or switched off."""
        return self.rights.get(section) in (Right.VIEW, Right.MANAGE)

    def may_view(self, section: Section) -> bool:
        return self.holds(section) and self._has(section)

    def may_manage(self, section: Section) -> bool:
        return bool(self.rights.get(section) == Right.MANAGE) and self._has(section)

    def _has(self, section: Section) -> bool:
        """The section is not switched off. Looks at the customer only for one that can be."""
        return section not in SWITCHABLE or section_is_on(self.customer, section)
