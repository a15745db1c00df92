"""A ticket's thread as pages show it: messages with their files, and events between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from markupsafe import Markup

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.tickets.models import Attachment, Message, Ticket
from ventanilla.doors.shared.events import HAPPENINGS, sentence, told_to
from ventanilla.doors.shared.gather import Reading, facts, instant


@dataclass(frozen=True, slots=True)
class File:
    id: UUID
    name: str
    size: int


@dataclass(slots=True)
class Word:
    """A message in the thread."""

    id: int
    at: datetime
    author: str
    by_staff: bool
    is_note: bool
    purpose: str
    html: Markup
    files: list[File] = field(default_factory=list)
    is_event: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One grey line in the thread."""

    id: int
    at: datetime
    author: str
    verb: str
    details: dict[str, Any]
    is_event: bool = True

    @property
    def picture(self) -> str:
        return HAPPENINGS[self.verb].picture

    @property
    def sentence(self) -> Markup:
        return sentence(self.verb, self.author, self.details)


def event_reading(ticket: Ticket, actor: Actor) -> Reading:
    """What this actor may read of, for pages that ask for everything at once (`gather`). A contact reads of what
    happened while the ticket was their customer's.
    """
    entries = Entry.objects.about("ticket", ticket.pk).filter(verb__in=told_to(actor))
    if not actor.works_the_desk:
        entries = entries.filter(customer_number=ticket.customer_id)
    return entries, {"id": "id", "at": "at", "author": "actor_name", "verb": "verb", "details": "details"}


def word_readings(ticket: Ticket, actor: Actor) -> dict[str, Reading]:
    """The words and their files, for pages that ask for everything at once."""
    words = Message.objects.filter(ticket=ticket).visible_to(actor)
    return {
        "words": (words, _WORD),
        "files": (Attachment.objects.filter(message__in=words), _FILE),
    }


def thread_of(found: Mapping[str, Sequence[dict[str, Any]]]) -> list[Word | Event]:
    """What `word_readings` and `event_reading` brought, oldest first."""
    words = {row["id"]: _word(row) for row in sorted(found["words"], key=lambda row: row["id"])}
    for row in sorted(found["files"], key=lambda row: row["place"]):
        words[row["message"]].files.append(File(UUID(row["id"]), row["name"], row["size"]))
    events = sorted(map(_event, found["events"]), key=lambda event: event.id)
    return sorted([*words.values(), *events], key=lambda one: one.at)


_WORD = {
    "id": "pk", "at": "created_at", "author": "author_name", "contact": F("contact_id"), "note": "is_note",
    "purpose": "purpose", "html": "body_html",
}  # fmt: skip
_FILE = {
    "place": "pk", "message": F("message_id"), "id": F("file_id"), "name": "file__name", "size": "file__size",
}  # fmt: skip


def _word(row: dict[str, Any]) -> Word:
    # `body_html` was made by `core.html.from_words`, which lets nothing through that is not on its list.
    html = Markup(row["html"])  # noqa: S704
    by_staff, is_note = row["contact"] is None, bool(row["note"])
    return Word(row["id"], instant(row["at"]), row["author"], by_staff, is_note, row["purpose"], html)


def _event(row: dict[str, Any]) -> Event:
    return Event(**{**row, "at": instant(row["at"]), "details": facts(row["details"])})
