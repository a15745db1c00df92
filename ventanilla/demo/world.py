"""Everything that a ticket of the story points to, as rows; and one ticket unfolded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model

from ventanilla.demo.caller_rows import Caller
from ventanilla.demo.people_rows import Company
from ventanilla.demo.story import Event, Paper
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Team
from ventanilla.domain.provider.information import FIRST_VERSION
from ventanilla.domain.provider.models import Information
from ventanilla.domain.tickets.models import Application, Message, Rating, Tag, Ticket, TicketType


@dataclass(frozen=True)
class World:
    company: Company
    types: Mapping[str, TicketType]
    applications: Mapping[str, Application]
    teams: Mapping[str, Team]
    tags: Mapping[str, Tag]
    numbers: Mapping[str, int]
    """Of the tickets, by the keys of their stories."""
    callers: Mapping[str, Caller]
    """By their addresses."""
    unfolded: dict[int, Rows] = field(default_factory=dict)
    """By their numbers, those that there are already."""
    published: Sequence[Information] = ()
    """What the form of a new ticket has said of privacy, the last one first."""

    def privacy_version(self, at: datetime) -> str:
        """Of what was shown at this instant."""
        return next((text.version for text in self.published if text.published_at <= at), FIRST_VERSION)


@dataclass
class Step:
    """One event with the row of its actor and of its message, if it left one."""

    event: Event
    by: Actor
    message: Message | None
    papers: tuple[Paper, ...]
    facts: dict[str, Any]
    """What the journal will say."""


@dataclass
class Rows:
    """One ticket, unfolded."""

    ticket: Ticket
    steps: list[Step] = field(default_factory=list)
    rating: Rating | None = None
    beside: list[Model] = field(default_factory=list)
    """Rows that hang from it: tags, watchers, copies, time, links, opinions."""
    left: dict[str, Any] = field(default_factory=dict)
    """What stood in its columns when it was merged into another."""


def utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
