"""What somebody would like, until somebody else has decided: to enter, to see more, another address, other facts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models.places import Customer, Membership
from ventanilla.domain.customers.models.sections import Section
from ventanilla.domain.people.models import Person, StaffMember


class AccessRequest(models.Model):
    """Somebody who is to become a contact. Until an access manager has decided they get nothing and see nothing."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Pendiente")
        ACCEPTED = "accepted", _("Aceptada")
        REJECTED = "rejected", _("Rechazada")
        EXPIRED = "expired", _("Caducada")

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="access_requests")
    name = models.CharField(_("nombre"), max_length=120, blank=True)
    email = models.EmailField(_("correo"))
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    subject = models.CharField(max_length=150, blank=True)
    """Of a caller: what for, in one line. It is all that the company reads of it before it has decided."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="requests_made"
    )
    """The contact who asked for it; null when the desk did."""
    taken_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    """Who of the desk had them on the telephone; null for an address that somebody wants copied."""
    asked_at = models.DateTimeField()
    remind_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    """Of a caller: when the company is reminded (null once it was), and when it is too late."""
    decided_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever decides says which one they saw."""

    class Meta:
        indexes = [
            models.Index(
                fields=["remind_at"], name="access_request_by_reminder", condition=models.Q(state="waiting")
            ),
            models.Index(
                fields=["expires_at"], name="access_request_by_expiry", condition=models.Q(state="waiting")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "email"],
                condition=models.Q(state="waiting"),
                name="one_waiting_request_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} @ {self.customer_id}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_caller(self) -> bool:
        """Somebody whom the desk had on the telephone, and whom nobody knows."""
        return self.taken_by_id is not None


class SectionRequest(models.Model):
    """A contact would like to enter a section that is locked for them; an access manager decides."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Pendiente")
        GRANTED = "granted", _("Concedida")
        REJECTED = "rejected", _("Rechazada")

    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="section_requests")
    section = models.CharField(max_length=15, choices=Section)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "section"],
                condition=models.Q(state="waiting"),
                name="one_waiting_request_per_section",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} → {self.section}"

    @property
    def customer_number(self) -> int:
        return self.member.customer_id


class AddressChange(models.Model):
    """A contact's new address, until somebody who reads its mail confirms it. Nothing is different before."""

    member = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="address_change")
    email = models.EmailField(_("correo"))
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by_staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    """One of the two: an access manager of the company, or somebody of the desk."""
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asked_by=None) ^ models.Q(asked_by_staff=None),
                name="one_asked_for_the_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} → {self.email}"

    @property
    def asker(self) -> Membership | StaffMember:
        asker = self.asked_by or self.asked_by_staff
        assert asker is not None  # the constraint says so
        return asker


class OwnAddress(models.Model):
    """The address that somebody would like to come in by, until they have confirmed it from there. Theirs everywhere: the
    provider's people have one too.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="own_address")
    email = models.EmailField(_("correo"))
    token_hash = models.CharField(max_length=64, unique=True)
    """Of the link in the letter to the new address: it goes with the row."""
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} → {self.email}"


class CompanyChange(models.Model):
    """What a contact would like their company's facts to be. Nothing is different until the desk has accepted it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Pendiente")
        ACCEPTED = "accepted", _("Aceptado")
        REJECTED = "rejected", _("Rechazado")
        REPLACED = "replaced", _("Sustituido por otro")

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="changes")
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    before = models.JSONField(default=dict)
    """Column → what it said when they asked, of the columns that they would change."""
    wanted = models.JSONField(default=dict)
    """Column → what it is to say."""
    taken = models.JSONField(default=list)
    """The columns that were accepted."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why not, in words for who asked."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked_by"],
                condition=models.Q(state="waiting"),
                name="one_waiting_change_per_contact",
            )
        ]
        indexes = [models.Index(fields=["state", "id"], name="company_change_by_state")]

    def __str__(self) -> str:
        return f"{self.asked_by_id} → {self.customer_id}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
