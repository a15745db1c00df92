"""The shapes of the demonstration's story: who there is, and what happened, in order. No database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

SYSTEM = ""
"""Stands for the house itself where an e-mail says who did it."""


@dataclass(frozen=True, kw_only=True)
class StaffStory:
    email: str
    name: str
    role: str
    """A code of `people.Role`."""
    phone: str
    strong_in: tuple[str, ...] = ()
    """Applications that are usually given to them."""
    hours: str = ""
    """The name of the calendar by which they are at work; empty: the house's."""


@dataclass(frozen=True, kw_only=True)
class TeamStory:
    name: str
    members: tuple[str, ...]
    """E-mails."""
    types: tuple[str, ...]
    """New tickets of these come to it."""
    applications: tuple[str, ...]
    """Who qualifies gives it those about these."""


@dataclass(frozen=True, kw_only=True)
class ContactStory:
    email: str
    name: str
    job_title: str
    phone: str
    preset: str
    """`manager`, `technical`, `billing`, `quotes` or `own`: see `customers.presets`."""
    writes: str = "plain"
    """`plain`, `formal` or `hurried`."""
    share: int = 1
    """Of the customer's tickets, beside the colleagues."""

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


@dataclass(frozen=True, kw_only=True)
class CustomerStory:
    code: str
    name: str
    legal_name: str
    tax_id: str
    sector: str
    phone: str
    address: str
    tickets_in_two_years: int
    contacts: tuple[ContactStory, ...]


@dataclass(frozen=True)
class Paper:
    """A small file, made by code."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened in a ticket; `kind` is the verb of the journal without its `ticket.`."""

    at: datetime
    kind: str
    by: str
    """E-mail of who did it, or SYSTEM."""
    text: str = ""
    papers: tuple[Paper, ...] = ()
    assignee: str = ""
    team: str = ""
    """Its name."""
    priority: str = ""
    planned_at: datetime | None = None
    stars: int = 0
    minutes: int = 0
    tags: tuple[str, ...] = ()
    who: str = ""
    """E-mail of who watches it, or is copied."""
    other: str = ""
    """Key of the ticket that it is linked to, goes on in, or was merged with."""


class Stranger(NamedTuple):
    """Somebody who calls in a company's name."""

    name: str
    email: str
    phone: str
    fate: str = "waiting"
    """A state of `AccessRequest`: what their company has said."""


@dataclass(frozen=True, kw_only=True)
class TicketStory:
    key: str
    """By which other tickets name it."""
    customer: str
    """Its code."""
    requester: str
    """E-mail."""
    family: str
    type: str
    application: str
    urgency: str
    subject: str
    tags: tuple[str, ...]
    events: tuple[Event, ...]
    """In the order in which they happened; the first is `opened`, or `follows`."""
    origin: str = "portal"
    """A code of `tickets.Origin`."""
    caller: Stranger | None = None
    """Who called, where that is nobody's contact."""

    @property
    def opened_at(self) -> datetime:
        return self.events[0].at


@dataclass(frozen=True, kw_only=True)
class Demo:
    staff: tuple[StaffStory, ...]
    customers: tuple[CustomerStory, ...]
    tickets: tuple[TicketStory, ...]
    """In the order in which they were opened."""
