"""What is said in a conversation. Lines are added and never changed."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy

from ventanilla.domain.chat.models.conversation import Conversation
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember


class Kind(models.TextChoices):
    SAID = "said", gettext_lazy("Mensaje")
    NOTE = "note", gettext_lazy("Nota interna")
    EVENT = "event", gettext_lazy("Aviso")


class Event(models.TextChoices):
    """What the house says, to both sides; the sentences are in `sentences.py`."""

    TAKEN = "taken"
    TAKEN_OVER = "taken_over"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    AGENT_GONE = "agent_gone"
    ENDED = "ended"
    IDLE = "idle"
    TICKET = "ticket"
    UNANSWERED = "unanswered"
    SHUT = "shut"


class LineQuerySet(models.QuerySet["Line"]):
    def visible_to(self, actor: Actor) -> Self:
        """The lines of the conversations that the actor sees. Notes are the desk's, in every channel."""
        if actor.works_the_desk:
            return self
        seen = Conversation.objects.visible_to(actor).filter(pk=OuterRef("conversation_id"))
        return self.filter(Exists(seen)).exclude(kind=Kind.NOTE)

    def public(self) -> Self:
        return self.exclude(kind=Kind.NOTE)


class Line(models.Model):
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="lines", db_index=False
    )
    entry = models.PositiveIntegerField()
    """1..n of all lines, without a gap: the desk's number. A contact never hears of it: it would count the notes."""
    position = models.PositiveIntegerField(null=True)
    """1..n of what both sides read, without a gap; a note has none."""
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.SAID)
    event = models.CharField(max_length=12, choices=Event, blank=True)
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """The number that an event's sentence names."""
    contact = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="chat_lines")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    """Who wrote it, or who it tells of: a contact, somebody of the desk, or (neither) the house."""
    author_name = models.CharField(max_length=150, blank=True)
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    """`core.html.from_words(body)`, kept so that reading costs nothing."""
    client_key = models.CharField(max_length=40, null=True)
    """The sender's own name for it: the same again is the same line."""
    created_at = models.DateTimeField()

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "entry"], name="one_line_per_entry"),
            models.UniqueConstraint(fields=["conversation", "position"], name="one_line_per_position"),
            models.UniqueConstraint(fields=["conversation", "client_key"], name="one_line_per_client_key"),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.NOTE.value, position=None)
                | (~models.Q(kind=Kind.NOTE.value) & models.Q(position__isnull=False)),
                name="only_notes_have_no_position",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}/{self.entry}"

    @property
    def is_note(self) -> bool:
        return self.kind == Kind.NOTE

    @property
    def is_event(self) -> bool:
        return self.kind == Kind.EVENT

    def mark_for(self, actor: Actor) -> int:
        """What this reader gives back as `after` to get the lines that follow."""
        return self.entry if actor.works_the_desk else self.position or 0

    def was_written_by(self, actor: Actor) -> bool:
        return (actor.actor_kind, actor.actor_id) in (("contact", self.contact_id), ("staff", self.staff_id))

    @property
    def told(self) -> str:
        """The sentence of an event, in the active language."""
        from ventanilla.domain.chat.sentences import sentence

        return sentence(self)


class LineFileQuerySet(models.QuerySet["LineFile"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(Exists(Line.objects.visible_to(actor).filter(pk=OuterRef("line_id"))))


class LineFile(models.Model):
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="chat_line")

    objects = LineFileQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.file_id)
