"""A ticket's thread as pages show it: messages with their files, and events between them, in two queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from markupsafe import Markup

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.doors.shared.events import HAPPENINGS, sentence


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


def thread_of(ticket: Ticket, actor: Actor) -> list[Word | Event]:
    """All that this actor may read of the ticket, oldest first."""
    return sorted([*_words(ticket, actor), *_events(ticket)], key=lambda one: one.at)


def _words(ticket: Ticket, actor: Actor) -> list[Word]:
    words: dict[int, Word] = {}
    for row in _rows(Message.objects.filter(ticket=ticket).visible_to(actor)):
        number, at, author, staff_id, is_note, purpose, html, file_id, name, size = row
        # `body_html` was made by `core.html.from_words`, which lets nothing through that is not on its list.
        known = words.setdefault(
            number, Word(number, at, author, staff_id is not None, is_note, purpose, Markup(html))  # noqa: S704
        )  # fmt: skip
        if file_id:
            known.files.append(File(file_id, name, size))
    return list(words.values())


def _rows(messages: QuerySet[Message]) -> Iterable[tuple[Any, ...]]:
    files = ("attachments__file_id", "attachments__file__name", "attachments__file__size")
    return messages.order_by("id", "attachments__id").values_list(
        "id", "created_at", "author_name", "staff_id", "is_note", "purpose", "body_html", *files
    )


def _events(ticket: Ticket) -> list[Event]:
    entries = Entry.objects.about("ticket", ticket.pk).filter(verb__in=list(HAPPENINGS)).order_by("id")
    return [Event(*row) for row in entries.values_list("at", "actor_name", "verb", "details")]
