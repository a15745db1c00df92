"""All that hangs from one ticket and stands around its conversation, in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.utils.timezone import localdate, now

from ventanilla.core.times import span
from ventanilla.core.words import say as _
from ventanilla.domain.customers.models import AccessRequest, CallerProof
from ventanilla.domain.customers.policy_of_calls import Proof
from ventanilla.domain.hours.models import HourBank
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import (
    Copy,
    PastRating,
    Presence,
    Reading,
    Ticket,
    TicketLink,
    TicketTag,
    TimeEntry,
    Watch,
)
from ventanilla.domain.tickets.presence import FRESH, Onlooker
from ventanilla.domain.workorders.models import Status as OrderStatus
from ventanilla.domain.workorders.models import WorkOrder, number_of
from ventanilla.doors.desk.ticket.onlookers import names_in_a_row, sentence
from ventanilla.doors.desk.views.drafts import place_of
from ventanilla.doors.shared import gather
from ventanilla.doors.shared.drafts import Kept, draft_from, reading_of
from ventanilla.doors.shared.threads import Event, Word, event_reading, thread_of, word_readings

MOST = 5
"""Other tickets of the customer."""


class Tie(NamedTuple):
    """Another ticket and what it has to do with this one."""

    number: int
    subject: str
    status: str
    kind: str
    """Of `TicketLink.Kind`; with «-back» where the link reads from the other one to this."""
    can_go: bool


class Spent(NamedTuple):
    id: int
    minutes: int
    note: str
    name: str
    on: str
    is_mine_today: bool

    @property
    def span(self) -> str:
        return span(timedelta(minutes=self.minutes))


class Stars(NamedTuple):
    id: int
    round: int
    stars: int
    comment: str
    name: str
    at: datetime


class Order(NamedTuple):
    """A work order of it, or of what was merged into it."""

    id: int
    year: int | None
    sequence: int | None
    status: str
    subject: str

    @property
    def number(self) -> str:
        return number_of(self.year, self.sequence)

    @property
    def state(self) -> str:
        return str(OrderStatus(self.status).label)


@dataclass
class Pane:
    """One ticket, whole, as the desk reads it."""

    thread: list[Word | Event]
    draft: Kept
    last_entry: int
    """The journal's newest line about it, told or not."""
    read_at: datetime | None
    """Until when this member has read it."""
    copies: list[dict[str, Any]] = field(default_factory=list)
    watchers: list[dict[str, Any]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    times: list[Spent] = field(default_factory=list)
    ratings: list[Stars] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    others: list[dict[str, Any]] = field(default_factory=list)
    has_more: bool = False
    """The customer has other open tickets besides these."""
    onlookers: list[Onlooker] = field(default_factory=list)
    letters: dict[str, int] = field(default_factory=dict)
    """How many, by state."""
    proof: Proof | None = None
    """That who asks has been verified on the telephone, and still is."""
    caller: dict[str, Any] | None = None
    """Who it is of, where that was somebody unknown: `name`, `email`, `phone`, `state`, `expires_at`."""
    hours: list[dict[str, Any]] = field(default_factory=list)
    """The customer's hour banks that run: `id`, `name`, `minutes` left, below zero when overrun."""

    def readers(self, ticket: Ticket) -> str:
        """Who gets an answer: «A Lucía y Pedro»."""
        if ticket.is_withheld:
            return _("A nadie hasta que entre") if ticket.is_verified else _("A nadie: está sin verificar")
        copied = [one["name"].split(" ", 1)[0] for one in self.copies if one["name"]]
        names = [ticket.requester.person.first_name, *copied]
        if len(names) > 3:
            return _("A %(who)s y %(more)s más") % {"who": ", ".join(names[:2]), "more": len(names) - 2}
        return _("A %(who)s") % {"who": names_in_a_row(names)}

    @property
    def said(self) -> list[Word]:
        return [one for one in self.thread if isinstance(one, Word)]

    @property
    def spent(self) -> str:
        return span(timedelta(minutes=sum(one.minutes for one in self.times)))

    @property
    def onlookers_told(self) -> str:
        return sentence(self.onlookers)

    @property
    def last_message(self) -> int:
        return max((one.id for one in self.thread if not one.is_event), default=0)


def read_pane(ticket: Ticket, me: StaffMember) -> Pane:
    """One statement."""
    found = _gather(
        number=ticket.pk, customer=ticket.customer_id, staff=me.pk, person=me.person_id, owner=owner_of(me),
        place=place_of(ticket.number), fresh=now() - FRESH, asker=ticket.requester_id, at=now(),
        caller=ticket.caller_id or 0,
    )  # fmt: skip
    return Pane(
        thread=thread_of(found),
        draft=draft_from(me, place_of(ticket.number), found["draft"]),
        last_entry=found["entry"][0]["id"] if found["entry"] else 0,
        read_at=gather.instant(found["reading"][0]["at"]) if found["reading"] else None,
        copies=_by(found["copies"], "id"),
        watchers=_by(found["watchers"], "name"),
        tags=sorted(row["name"] for row in found["tags"]),
        ties=_ties(found["ties"], ticket),
        times=_times(found["times"], me),
        ratings=[Stars(**{**row, "at": gather.instant(row["at"])}) for row in _by(found["ratings"], "id")],
        others=_by(found["others"], "number")[::-1][:MOST],
        has_more=len(found["others"]) > MOST,
        onlookers=_onlookers(found["onlookers"]),
        letters=_counted(found["letters"]),
        proof=_proof(found["proofs"], ticket),
        caller=_caller(found["caller"]),
        orders=_orders(found["orders"]),
        hours=_by(found["hours"], "id"),
    )


def _readings(
    number: int,
    customer: int,
    staff: int,
    person: int,
    owner: str,
    place: str,
    fresh: datetime,
    asker: int,
    at: datetime,
    caller: int,
) -> Mapping[str, gather.Reading]:
    ticket, me = Ticket(pk=number, customer_id=customer), StaffMember(pk=staff, person_id=person)
    others = Ticket.objects.visible_to(me).open().filter(customer=ticket.customer_id).exclude(pk=ticket.pk)
    newest = others.order_by("-updated_at", "-number").values("pk")[: MOST + 1]
    entries = Entry.objects.about("ticket", number)
    taken_in = Ticket.objects.filter(merged_into=number).values("pk")
    looking = Presence.objects.filter(ticket=ticket, seen_at__gte=fresh, staff__is_active=True)
    return {
        **word_readings(ticket, me),
        "events": event_reading(ticket, me),
        "entry": (Entry.objects.filter(pk__in=entries.order_by("-id").values("pk")[:1]), {"id": "pk"}),
        "draft": reading_of(owner, place),
        "reading": (Reading.objects.filter(ticket=ticket, person=me.person_id), {"at": "read_at"}),
        "copies": (Copy.objects.filter(ticket=ticket), _COPY),
        "watchers": (Watch.objects.filter(ticket=ticket), {"id": F("staff_id"), "name": "staff__person__name"}),
        "tags": (TicketTag.objects.filter(ticket=ticket), {"name": "tag__name"}),
        "ties": (TicketLink.objects.filter(one=ticket) | TicketLink.objects.filter(other=ticket), _TIE),
        "times": (TimeEntry.objects.filter(ticket=ticket), _TIME),
        "ratings": (PastRating.objects.filter(ticket=ticket), _STARS),
        "others": (Ticket.objects.filter(pk__in=newest), {"number": "pk", "subject": "subject", "status": "status"}),
        "onlookers": (looking.exclude(staff=me), _ONLOOKER),
        "letters": (Letter.objects.about("ticket", ticket.pk), {"state": "state"}),
        "caller": (AccessRequest.objects.filter(pk=caller), _CALLER),
        "hours": (HourBank.objects.running().filter(customer=customer), _BANK),
        "orders": (WorkOrder.objects.filter(Q(ticket=number) | Q(ticket__in=taken_in)), _ORDER),
        "proofs": (CallerProof.objects.filter(member=asker, until__gt=at), _PROOF),
    }  # fmt: skip


_gather = gather.Gathering(_readings)

_ONLOOKER = {"id": F("staff_id"), "name": "staff__person__name", "typing": "typing_at"}
_COPY = {"id": "pk", "name": "member__person__name", "job": "member__job_title", "address": "request__email"}
_TIE = {
    "kind": "kind", "one": F("one_id"), "other": F("other_id"), "one_subject": "one__subject", "one_status": "one__status",
    "other_subject": "other__subject", "other_status": "other__status",
}  # fmt: skip
_TIME = {
    "id": "pk", "minutes": "minutes", "note": "note", "name": "staff__person__name", "who": F("staff_id"), "on": "spent_on",
    "at": "created_at",
}  # fmt: skip
_CALLER = {"name": "name", "email": "email", "phone": "phone", "state": "state", "expires_at": "expires_at"}
_BANK = {"id": "pk", "name": "name", "minutes": "balance"}
_PROOF = {"staff": "staff__person__name", "at": "at", "until": "until"}
_ORDER = {"id": "pk", "year": "year", "sequence": "sequence", "status": "status", "subject": "subject"}
_STARS = {
    "id": "pk", "round": "round", "stars": "stars", "comment": "comment", "name": "rated_by__person__name", "at": "rated_at",
}  # fmt: skip


def _by(rows: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row[key])


def _ties(rows: Sequence[dict[str, Any]], ticket: Ticket) -> list[Tie]:
    ties = []
    for row in rows:
        end, back = ("other", "") if row["one"] == ticket.pk else ("one", "-back")
        kind = row["kind"]
        by_hand = kind == TicketLink.Kind.RELATED
        back = "" if by_hand else back
        ties.append(Tie(row[end], row[f"{end}_subject"], row[f"{end}_status"], f"{kind}{back}", by_hand))
    return sorted(ties)


def _times(rows: Sequence[dict[str, Any]], me: StaffMember) -> list[Spent]:
    today = localdate()
    return [
        Spent(
            row["id"], row["minutes"], row["note"], row["name"], row["on"],
            row["who"] == me.pk and localdate(gather.instant(row["at"])) == today,
        )
        for row in _by(rows, "id")
    ]  # fmt: skip


def _onlookers(rows: Sequence[dict[str, Any]]) -> list[Onlooker]:
    """Those who write first."""
    told = [Onlooker(row["id"], row["name"], row["typing"] is not None) for row in _by(rows, "name")]
    return sorted(told, key=lambda one: not one.is_typing)


def _caller(rows: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    for row in rows:
        return row | {"expires_at": gather.instant(row["expires_at"]) if row["expires_at"] else None}
    return None


def _proof(rows: Sequence[dict[str, Any]], ticket: Ticket) -> Proof | None:
    if not rows:
        return None
    last, asker = _by(rows, "at")[-1], ticket.requester
    return Proof(
        member=asker.pk, name=asker.actor_name, is_access_manager=asker.is_access_manager, staff=last["staff"],
        at=gather.instant(last["at"]), until=gather.instant(last["until"]),
    )  # fmt: skip


def _orders(rows: Sequence[dict[str, Any]]) -> list[Order]:
    """The last one first."""
    return [Order(**row) for row in _by(rows, "id")[::-1]]


def _counted(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    states = [row["state"] for row in rows]
    return {state: states.count(state) for state in LetterState.values if state in states}
