"""What is said in a ticket, and the files that come with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models.scope import TicketQuerySet
from ventanilla.domain.tickets.models.ticket import Ticket


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, actor: Actor) -> Self:
        """What is said in the tickets that the actor sees. Internal notes are the desk's, in every channel."""
        return self._seen_by(actor, Ticket.objects.all())

    def of(self, numbers: Collection[int], *, to: Actor) -> Self:
        """The same of these tickets only. The scope is told them as well: else PostgreSQL, which takes a ticket for a longer
        talk than it is, would rather walk through all that the company has.
        """
        return self.filter(ticket__in=numbers)._seen_by(to, Ticket.objects.filter(pk__in=numbers))

    def _seen_by(self, actor: Actor, tickets: TicketQuerySet) -> Self:
        if actor.works_the_desk:
            return self
        seen = tickets.visible_to(actor).filter(pk=OuterRef("ticket_id"))
        return self.filter(Exists(seen), is_note=False)


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
        return self.filter(Exists(Message.objects.visible_to(actor).filter(pk=OuterRef("message_id"))))


class Attachment(models.Model):
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachments")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT)

    objects = AttachmentQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.file_id)


class Mention(models.Model):
    """A colleague called into a ticket by a note."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="mentions")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "staff"], name="one_mention_per_note")]

    def __str__(self) -> str:
        return f"@{self.staff_id} {self.message_id}"
