"""The pen that writes one ticket: knows who is in it and adds events in order. Local times, without a zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from ventanilla.demo import voices
from ventanilla.demo.office_hours import ZONE
from ventanilla.demo.staff import team_about
from ventanilla.demo.stories.family import Ask, Course, Family, Way
from ventanilla.demo.story import (
    SYSTEM,
    ContactStory,
    CustomerStory,
    Event,
    Paper,
    StaffStory,
    Stranger,
    TicketStory,
)
from ventanilla.domain.tickets.visits import AN_HOUR


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who and what a ticket is about."""

    customer: CustomerStory
    requester: ContactStory
    family: Family
    way: Way
    course: Course
    ask: Ask | None
    priority: str
    dispatcher: StaffStory
    technician: StaffStory
    slots: dict[str, str]


@dataclass(kw_only=True)
class Pen:
    key: str
    cast: Cast
    rng: Random
    origin: str = "portal"
    caller: Stranger | None = None
    """Name and address of who calls, when it is nobody's contact."""
    events: list[Event] = field(default_factory=list)

    def opened(self, at: datetime, attached: tuple[Paper, ...] = ()) -> None:
        text = voices.as_customer_writes(
            self._filled(self.cast.way.message), self.cast.requester, self.rng, first=True
        )
        self._add("opened", at, self.cast.requester.email, text, papers=attached)

    def phoned(self, at: datetime) -> None:
        """They call, and whoever answers writes it down."""
        self.origin = "phone"
        words = self._filled(self.cast.way.message)
        who = (
            f"{self.caller.name}, que no está entre sus contactos"
            if self.caller
            else self.cast.requester.name
        )
        text = f"Llama {who}: «{words.rstrip('.')}»."
        self._add("opened", at, self.cast.dispatcher.email, text)

    def qualified(self, at: datetime, *, unassigned: bool = False) -> None:
        assignee = "" if unassigned else self.cast.technician.email
        self._add(
            "qualified", at, self.cast.dispatcher.email, assignee=assignee, priority=self.cast.priority,
            team=team_about(self.cast.family.application),
        )  # fmt: skip

    def started(self, at: datetime) -> None:
        self._add("started", at, self.cast.technician.email, assignee=self.cast.technician.email)

    def answered(self, at: datetime, text: str, attached: tuple[Paper, ...] = ()) -> None:
        """The technician, in public."""
        self._add("replied", at, self.cast.technician.email, self._technician_words(text), papers=attached)

    def said(self, at: datetime, text: str, attached: tuple[Paper, ...] = ()) -> None:
        """The customer."""
        self._add("replied", at, self.cast.requester.email, self._customer_words(text), papers=attached)

    def noted(self, at: datetime, text: str) -> None:
        by = self.rng.choice((self.cast.technician, self.cast.technician, self.cast.dispatcher))
        self._add("noted", at, by.email, self._filled(text))

    def asked(self, at: datetime, text: str) -> None:
        self._add("asked", at, self.cast.technician.email, self._filled(text))

    def planned(self, at: datetime, planned_at: datetime, minutes: int = AN_HOUR) -> None:
        technician, begins = self.cast.technician.email, planned_at.replace(tzinfo=ZONE)
        self._add("planned", at, technician, assignee=technician, planned_at=begins, minutes=minutes)

    def pending(self, at: datetime, reason: str) -> None:
        self._add("pending", at, self.cast.technician.email, self._filled(reason))

    def resolved(self, at: datetime, text: str) -> None:
        self._add("resolved", at, self.cast.technician.email, self._technician_words(text))

    def declared_resolved(self, at: datetime) -> None:
        self._add("declared_resolved", at, self.cast.requester.email)

    def asked_for_stars(self, at: datetime) -> None:
        self._add("rating_asked", at, SYSTEM)

    def closed(self, at: datetime) -> None:
        self._add("closed", at, SYSTEM)

    def cancelled(self, at: datetime, text: str, *, by_staff: bool) -> None:
        by = self.cast.dispatcher.email if by_staff else self.cast.requester.email
        self._add("cancelled", at, by, text)

    def rated(self, at: datetime, stars: int, comment: str) -> None:
        self._add("rated", at, self.cast.requester.email, comment, stars=stars)

    def ticket(self) -> TicketStory:
        cast = self.cast
        subject = voices.subject_as_written(self._filled(cast.way.subject), cast.requester, self.rng)
        return TicketStory(
            key=self.key, origin=self.origin, caller=self.caller,
            customer=cast.customer.code, requester=cast.requester.email, family=cast.family.key, type=cast.family.type,
            application=cast.family.application, urgency=cast.family.urgency, subject=subject, tags=cast.family.tags,
            events=tuple(self.events),
        )  # fmt: skip

    def _filled(self, text: str) -> str:
        return voices.fill(text, self.cast.slots)

    def _customer_words(self, text: str) -> str:
        return voices.as_customer_writes(self._filled(text), self.cast.requester, self.rng, first=False)

    def _technician_words(self, text: str) -> str:
        me = self.cast.technician.name.split(" ", 1)[0]
        return voices.as_technician_writes(
            self._filled(text), to=self.cast.requester.first_name, me=me, rng=self.rng
        )  # fmt: skip

    def _add(self, kind: str, at: datetime, by: str, text: str = "", **facts: object) -> None:
        self.events.append(Event(at=at.replace(tzinfo=ZONE), kind=kind, by=by, text=text, **facts))  # type: ignore[arg-type]  # facts are Event's own fields, named by the methods above
