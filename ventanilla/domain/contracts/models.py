"""What the provider offers, what each customer has of it, and from when until when."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.domain.contracts import renewal_dates
from ventanilla.domain.contracts.standing import Standing, standing
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.only_added import OnlyAdded, OnlyAddedQuerySet
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.people.models import StaffMember

PICTURES = (
    "layers", "database-backup", "shield-check", "app-window", "wrench", "globe", "wifi", "phone-call", "server",
    "mail", "lock", "monitor", "printer", "cctv", "file-check", "graduation-cap", "cloud", "hard-drive",
)  # fmt: skip
"""What a service may be drawn with: names of icons."""


class ServiceQuerySet(models.QuerySet["Service"]):
    def offered(self) -> Self:
        return self.filter(is_active=True)

    def visible_to(self, actor: Actor) -> Self:
        """A contact sees what is shown to everybody, and what their company has or had."""
        if isinstance(actor, StaffMember):
            return self.all()
        if not isinstance(actor, Membership) or not actor.may_view(Section.SERVICES):
            return self.none()
        theirs = Contract.objects.filter(customer_id=actor.customer_id).values("service_id")
        return self.filter(Q(is_active=True, is_visible=True) | Q(pk__in=theirs))


class Service(models.Model):
    """A line of the catalogue."""

    name = models.CharField(_("nombre"), max_length=80, unique=True)
    family = models.CharField(_("familia"), max_length=60, blank=True)
    picture = models.CharField(_("icono"), max_length=30, default="layers")
    summary = models.CharField(_("en una línea"), max_length=160, blank=True)
    description = models.TextField(_("descripción"), blank=True)
    """In Markdown."""
    description_html = models.TextField(blank=True)
    """The same, made by `core.html.from_words`."""
    features = models.TextField(_("qué incluye"), blank=True)
    """One a line."""
    reminders: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Days before the day that matters; none: the usual ones."""
    is_visible = models.BooleanField(default=True)
    """Also for who does not have it."""
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    objects = ServiceQuerySet.as_manager()

    customer_number = None

    def __str__(self) -> str:
        return self.name

    @property
    def feature_lines(self) -> list[str]:
        return self.features.splitlines()

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(self.reminders) or renewal_dates.DEFAULT_STEPS


class Renewing(models.TextChoices):
    TACIT = "tacit", _("Tácita: se renueva sola")
    EXPRESS = "express", _("Expresa: termina si nadie la renueva")


class ContractQuerySet(models.QuerySet["Contract"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope: tiles, renewals, documents, counts and feeds start here."""
        if isinstance(actor, StaffMember):
            return self.all()
        if not isinstance(actor, Membership):
            return self.none()
        if not (actor.may_view(Section.SERVICES) or actor.may_view(Section.RENEWALS)):
            return self.none()
        return self.filter(customer_id=actor.customer_id)

    def running(self) -> Self:
        """Nobody has ended them."""
        return self.filter(cancelled_on=None)

    def holding_on(self, day: date) -> Self:
        """Those that stand as active on that day, whether they end soon or not (`standing`)."""
        return self.filter(Q(cancelled_on=None) | Q(cancelled_on__gte=day), ends_on__gte=day)

    def held(self, contract: Contract) -> Contract:
        """The row as it is now, ours until the commit. Verbs begin with it."""
        list(self.select_for_update().filter(pk=contract.pk).values_list("pk"))
        return self.select_related("customer", "service").get(pk=contract.pk)


class Contract(models.Model):
    """One customer's contract of one service. Its periods say from when until when."""

    number = models.CharField(_("número"), max_length=40, unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="contracts")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="contracts")
    about = models.CharField(_("qué cubre"), max_length=160, blank=True)
    """«25 equipos», «talleresaurora.example»."""
    starts_on = models.DateField(_("alta"))
    months = models.PositiveSmallIntegerField(_("meses de cada periodo"), default=12)
    renewing = models.CharField(_("renovación"), max_length=10, choices=Renewing, default=Renewing.TACIT)
    notice_days = models.PositiveSmallIntegerField(_("días de preaviso"), default=30)
    amount = models.DecimalField(_("importe"), max_digits=12, decimal_places=2, null=True)
    """Euros for each period, without taxes; for information: nothing is billed by it."""
    level = models.ForeignKey(ServiceLevel, on_delete=models.PROTECT, null=True, related_name="+")
    ends_on = models.DateField()
    """The last day of its last period: `Period` is the truth, this is its index."""
    decide_by = models.DateField()
    """The last day on which a decision about that period counts (`renewal_dates.decide_by`)."""
    cancelled_on = models.DateField(null=True)
    """Its last day, when somebody has ended it."""
    cancelled_because = models.CharField(max_length=250, blank=True)
    created_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = ContractQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "ends_on", "id"], name="contract_of_customer"),
            models.Index(fields=["ends_on", "id"], condition=Q(cancelled_on=None), name="contract_by_end"),
            models.Index(
                fields=["decide_by", "id"], condition=Q(cancelled_on=None), name="contract_by_decision"
            ),
            models.Index(
                fields=["-ends_on", "-id"],
                condition=Q(cancelled_on__isnull=False),
                name="contract_ended_by_end",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_tacit(self) -> bool:
        return self.renewing == Renewing.TACIT

    @property
    def renews_on(self) -> date:
        """The day after its last period."""
        return self.ends_on + renewal_dates.DAY

    def standing(self, today: date) -> Standing:
        return standing(self.ends_on, cancelled_on=self.cancelled_on, today=today)

    def end_by(self, ends_on: date) -> None:
        """Note when its last period ends; the caller saves it."""
        self.ends_on = ends_on
        self.decide_by = renewal_dates.decide_by(ends_on, self.notice_days, is_tacit=self.is_tacit)


class Period(OnlyAdded):
    """From when until when a contract holds: added, never changed (`unchanging`)."""

    class Origin(models.TextChoices):
        FIRST = "first", pgettext_lazy("contrato", "Alta")
        TACIT = "tacit", _("Renovación tácita")
        AGREED = "agreed", _("Renovación acordada")

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField()
    """Its last day."""
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    origin = models.CharField(max_length=10, choices=Origin)
    made_at = models.DateTimeField()

    objects = OnlyAddedQuerySet["Period"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "starts_on"], name="one_period_per_beginning"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="periods_end_after_they_begin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.starts_on} – {self.ends_on}"

    @property
    def customer_number(self) -> int:
        return self.contract.customer_id


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, actor: Actor) -> Self:
        """As the service or the contract that it belongs to."""
        return self.filter(
            Q(service__in=Service.objects.visible_to(actor))
            | Q(contract__in=Contract.objects.visible_to(actor))
        )


class Document(models.Model):
    """A PDF of a service, which everybody reads who sees it, or of one contract."""

    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, primary_key=True, related_name="document"
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="documents")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, null=True, related_name="documents")
    added_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(service=None, contract__isnull=False) | Q(service__isnull=False, contract=None),
                name="a_document_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.file_id)

    @property
    def customer_number(self) -> int | None:
        return self.contract.customer_id if self.contract else None


class Account(models.Model):
    """Who of the provider looks after a customer: what it asks about services goes to them."""

    customer = models.OneToOneField(
        Customer, on_delete=models.CASCADE, primary_key=True, related_name="account"
    )
    manager = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="accounts")

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.manager_id}"
