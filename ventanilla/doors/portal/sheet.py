"""All that stands on the page of one ticket, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F
from django.utils.timezone import now

from ventanilla.domain.customers.models import AccessRequest, Membership, Section
from ventanilla.domain.hours.models import HourBank
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.tickets.models import Copy, PastRating, Reading, Ticket, TicketLink
from ventanilla.domain.tickets.policy import rating_since
from ventanilla.domain.tickets.wording import status_word
from ventanilla.doors.portal.reads import counts_reading
from ventanilla.doors.portal.workorders.reads import orders_in, reading_of_ticket
from ventanilla.doors.shared import gather
from ventanilla.doors.shared.drafts import Kept, draft_from, reading_of
from ventanilla.doors.shared.scoped import Scoped
from ventanilla.doors.shared.threads import Event, File, Word, event_reading, thread_of, word_readings
from ventanilla.doors.shared.work_order_lists import Line


class Tie(NamedTuple):
    """Another ticket that this person may see, and what it has to do with this one."""

    number: int
    subject: str
    status: str
    kind: str
    """Of `TicketLink.Kind`; with «-back» where the link reads from the other one to this."""

    @property
    def label(self) -> str:
        return status_word(self.status)


class Copied(NamedTuple):
    """Somebody who gets a copy, or is to get one once they are a contact."""

    id: int
    name: str
    is_waiting: bool
    is_refused: bool
    is_me: bool


class Stars(NamedTuple):
    id: int
    stars: int
    comment: str
    at: datetime


@dataclass(frozen=True)
class Sheet:
    """One ticket as its customer reads it."""

    thread: list[Word | Event]
    draft: Kept
    read_at: datetime | None
    """Until when this person has read it."""
    counts: dict[str, int]
    copies: list[Copied]
    ties: list[Tie]
    past: list[Stars]
    """All the stars ever given, the newest first."""
    orders: list[Line]
    """Work orders about it, for who may see them."""
    hours: int | None
    """Minutes left in the company's hour banks, below zero when overrun; None: it has none, or they may not see."""

    @property
    def files(self) -> list[File]:
        return [file for word in self.thread if isinstance(word, Word) for file in word.files]

    def is_new(self, word: Word) -> bool:
        """We said it, and they have not seen it."""
        return word.by_staff and self.read_at is not None and word.at > self.read_at

    def goes_on_in(self, number: int | None) -> Tie | None:
        """The ticket that this one was merged into, when they may see it."""
        return next((tie for tie in self.ties if tie.number == number), None)


def read_sheet(ticket: Ticket, me: Membership, place: str) -> Sheet:
    """One statement; a second one for the files of a draft."""
    found = _gather(
        me,
        number=ticket.pk,
        customer=ticket.customer_id,
        owner=owner_of(me),
        place=place,
        since=rating_since(now()),
    )
    past = [Stars(**{**row, "at": gather.instant(row["at"])}) for row in found["past"]]
    return Sheet(
        thread=thread_of(found),
        draft=draft_from(me, place, found["draft"]),
        read_at=gather.instant(found["reading"][0]["at"]) if found["reading"] else None,
        counts=found["counts"][0],
        copies=sorted(_copied(row, me) for row in found["copies"]),
        ties=sorted(_tie(row, ticket.pk) for row in found["ties"]),
        past=sorted(past, reverse=True),
        orders=orders_in(found.get("orders", [])),
        hours=sum(row["minutes"] for row in found["hours"]) if found.get("hours") else None,
    )


def _readings(
    me: Membership, *, number: int, customer: int, owner: str, place: str, since: datetime
) -> Mapping[str, gather.Reading]:
    ticket = Ticket(pk=number, customer_id=customer)
    ties = TicketLink.objects.visible_to(me)
    return {
        **word_readings(ticket, me),
        "events": event_reading(ticket, me),
        "draft": reading_of(owner, place),
        "counts": counts_reading(me, since),
        "reading": (Reading.objects.filter(ticket=ticket, person=me.person_id), {"at": "read_at"}),
        "copies": (Copy.objects.filter(ticket=ticket), _COPY),
        "ties": (ties.filter(one=ticket) | ties.filter(other=ticket), _TIE),
        # Those of the customer that it was moved away from went with them.
        "past": (PastRating.objects.filter(ticket=ticket, rated_by__customer=customer), _STARS),
        **_hours(me),
        **reading_of_ticket(me, number),
    }


def _hours(me: Membership) -> dict[str, gather.Reading]:
    banks = HourBank.objects.visible_to(me).running()
    return {"hours": (banks, {"id": "pk", "minutes": "balance"})} if me.may_view(Section.WORK_ORDERS) else {}


_gather = Scoped(_readings, asks_for=[Section.WORK_ORDERS])

_COPY = {
    "id": "pk", "member": F("member_id"), "name": "member__person__name", "address": "request__email",
    "state": "request__state",
}  # fmt: skip
_TIE = {
    "kind": "kind", "one": F("one_id"), "other": F("other_id"), "one_subject": "one__subject", "one_status": "one__status",
    "other_subject": "other__subject", "other_status": "other__status",
}  # fmt: skip
_STARS = {"id": "pk", "stars": "stars", "comment": "comment", "at": "rated_at"}


def _copied(row: Mapping[str, Any], me: Membership) -> Copied:
    state = row["state"]
    return Copied(
        row["id"], row["name"] or row["address"], bool(state) and state != AccessRequest.State.REJECTED,
        state == AccessRequest.State.REJECTED, row["member"] == me.pk,
    )  # fmt: skip


def _tie(row: Mapping[str, Any], number: int) -> Tie:
    end = "other" if row["one"] == number else "one"
    back = "-back" if end == "one" and row["kind"] != TicketLink.Kind.RELATED else ""
    return Tie(row[end], row[f"{end}_subject"], row[f"{end}_status"], f"{row['kind']}{back}")
