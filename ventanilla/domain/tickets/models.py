"""Tickets, what is said in them, and what the customer thought of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import IllegalMove
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.status import MOVES, OPEN, OVER, Priority, Status

_UNFINISHED = Q(is_unfinished=True)


class OfferedQuerySet(models.QuerySet[Any]):
    def offered(self) -> Self:
        """Those that can be chosen today, in the provider's order."""
        return self.filter(is_active=True).order_by("position", "name")


class TicketType(models.Model):
    name = models.CharField(gettext_lazy("tipo"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    objects = OfferedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Application(models.Model):
    """The product or system that a ticket is about."""

    name = models.CharField(gettext_lazy("aplicación"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    objects = OfferedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope: lists, pages, counts, files and answers all start here."""
        if isinstance(actor, StaffMember):
            return self.all()
        if not isinstance(actor, Membership) or not actor.may_view(Section.SUPPORT):
            return self.none()
        of_company = self.filter(customer_id=actor.customer_id)
        return of_company if actor.sees_whole_company else of_company.filter(requester_id=actor.pk)

    def open(self) -> Self:
        return self.filter(_UNFINISHED)

    def completed(self) -> Self:
        return self.filter(is_unfinished=False)

    def unrated_by(self, member: Membership, *, since: datetime) -> Self:
        """Solved for this person after `since`, and not a word of how it went."""
        solved = self.filter(
            requester=member, status__in=[Status.RESOLVED, Status.CLOSED], resolved_at__gte=since
        )
        return solved.filter(rating=None)

    def held(self, ticket: Ticket) -> Ticket:
        """The row as it is now, kept from others until the commit. Verbs begin with it."""
        people = ("customer", "requester__person", "assignee__person")
        return self.select_for_update(of=("self",)).select_related(*people).get(pk=ticket.pk)


def _newest_first(*of: str, name: str, condition: Q | None = None) -> models.Index:
    """The order of every list (`doors.shared.lists`), of somebody's tickets or of all."""
    return models.Index(fields=[*of, "-updated_at", "-number"], name=name, condition=condition)


class Ticket(models.Model):
    number = models.BigAutoField(primary_key=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="tickets")
    requester = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="tickets")
    type = models.ForeignKey(TicketType, on_delete=models.PROTECT)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True)
    urgency = models.CharField(max_length=6, choices=Priority)
    """The customer's."""
    priority = models.CharField(max_length=6, choices=Priority)
    """The staff's; the same as the urgency until somebody qualifies the ticket."""
    subject = models.CharField(max_length=150)
    status = models.CharField(max_length=20, choices=Status, default=Status.AWAITING_SUPPORT)
    status_since = models.DateTimeField()
    is_unfinished = models.GeneratedField(
        expression=ExpressionWrapper(Q(status__in=sorted(OPEN)), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    """`is_open` as a column, kept by the database. SQLite uses a partial index only where the query repeats its condition
    word by word, and a list of statuses arrives as parameters."""
    assignee = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="tickets")
    round = models.PositiveSmallIntegerField(default=1)
    """One more each time it comes back: what was told in one round is not told again in it."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    qualified_at = models.DateTimeField(null=True)
    first_response_at = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    awaits_staff = models.BooleanField(default=True)
    """The last public word is the customer's."""
    privacy_version = models.CharField(max_length=20, blank=True)
    """Version of the privacy information that was shown when it was opened."""
    form_key = models.CharField(max_length=40, null=True)
    form_digest = models.CharField(max_length=64, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["requester", "form_key"], name="one_ticket_per_form")]
        indexes = [
            _newest_first("customer", name="ticket_of_customer"),
            _newest_first("requester", name="ticket_of_requester"),
            _newest_first("customer", name="ticket_open_of_customer", condition=_UNFINISHED),
            _newest_first("assignee", name="ticket_open_of_assignee", condition=_UNFINISHED),
            _newest_first(name="ticket_open", condition=_UNFINISHED),
            _newest_first(name="ticket_completed", condition=Q(is_unfinished=False)),
        ]

    def __str__(self) -> str:
        return f"#{self.number} {self.subject}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def comes_back_as(self) -> Status:
        """Whoever had it goes on; what is nobody's, or was cancelled, waits for somebody to take it."""
        goes_on = self.assignee_id and self.status in (Status.AWAITING_CUSTOMER, Status.RESOLVED)
        return Status.IN_PROGRESS if goes_on else Status.AWAITING_SUPPORT

    @property
    def label(self) -> str:
        return str(Status(self.status).label)

    def refuse_move(self, status: Status) -> None:
        """Raises IllegalMove when the table does not allow it."""
        if status == self.status and not self.is_open:
            raise IllegalMove(_("Esta incidencia ya está en «%(status)s».") % {"status": status.label})
        if status not in MOVES[Status(self.status)]:
            raise IllegalMove(
                _("Esta incidencia está en «%(now)s» y no puede pasar a «%(next)s».")
                % {"now": Status(self.status).label, "next": status.label}
            )

    def move_to(self, status: Status, *, at: datetime, **facts: object) -> None:
        """Change the status, and the facts that go with it.

        Raises IllegalMove when the table does not allow it.
        """
        self.refuse_move(status)
        if status != self.status:
            facts["status_since"] = at
        self.change(at=at, status=status, **facts)

    def change(self, *, at: datetime, **facts: object) -> None:
        """Write these columns, and only these; `updated_at` moves along."""
        for name, value in {**facts, "updated_at": at}.items():
            setattr(self, name, value)
        self.save(update_fields=[*facts, "updated_at"])


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, actor: Actor) -> Self:
        """What is said in the tickets that the actor sees. Internal notes are the desk's, in every channel."""
        if actor.works_the_desk:
            return self
        return self.filter(is_note=False, ticket__in=Ticket.objects.visible_to(actor))


class Message(models.Model):
    class Purpose(models.TextChoices):
        WORD = "", gettext_lazy("Mensaje")
        QUESTION = "question", gettext_lazy("Pregunta")
        SOLUTION = "solution", gettext_lazy("Solución")
        REASON = "reason", gettext_lazy("Motivo")

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="messages")
    is_note = models.BooleanField(default=False)
    """Internal: the customer never sees it."""
    purpose = models.CharField(max_length=10, choices=Purpose, blank=True)
    contact = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True)
    """Who wrote it: a contact, a member of staff, or (neither) the house."""
    author_name = models.CharField(max_length=150)
    body = models.TextField()
    """As it was written, in Markdown."""
    body_html = models.TextField()
    """`core.html.from_words(body)`, kept so that reading costs nothing."""
    created_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "form_key"], name="one_message_per_form")]
        indexes = [models.Index(fields=["ticket", "id"], name="message_of_ticket")]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.body[:40]}"

    def was_written_by(self, actor: Actor) -> bool:
        return (actor.actor_kind, actor.actor_id) in (("contact", self.contact_id), ("staff", self.staff_id))


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, actor: Actor) -> Self:
        """The files of the messages that the actor sees."""
        return self.filter(message__in=Message.objects.visible_to(actor))


class Attachment(models.Model):
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachments")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT)

    objects = AttachmentQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.file_id)


class Rating(models.Model):
    class Stars(models.IntegerChoices):
        BAD = 1, gettext_lazy("mal")
        FAIR = 2, gettext_lazy("regular")
        NORMAL = 3, gettext_lazy("normal")
        GOOD = 4, gettext_lazy("muy bien")
        EXCELLENT = 5, gettext_lazy("excelente")

    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField(choices=Stars)
    comment = models.TextField(blank=True)
    rated_by = models.ForeignKey(Membership, on_delete=models.PROTECT)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="one_to_five_stars")
        ]

    def __str__(self) -> str:
        return f"{self.stars} ★ #{self.ticket_id}"
