"""What the console shows: who waits, who is being attended, and whom one is talking with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import now

from ventanilla.core.text import first_line
from ventanilla.domain.chat.actions.looking import is_here, is_typing
from ventanilla.domain.chat.models import Agent, Conversation, Kind, Line, State
from ventanilla.domain.chat.presence import PRESENT
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import OPEN

ENDED = 8
"""Of one's own that are over, for looking back."""
TICKETS = 8
BEFORE = 5


@dataclass(frozen=True)
class Row:
    """A conversation in the list."""

    talk: Conversation
    is_unread: bool
    is_typing: bool
    words: str


@dataclass(frozen=True)
class Lists:
    waiting: Sequence[Row]
    mine: Sequence[Row]
    others: Sequence[Row]
    ended: Sequence[Row]

    @property
    def unread(self) -> int:
        return sum(row.is_unread for row in self.mine)

    @property
    def calls(self) -> int:
        """What somebody should look at: the number in the tab, and what the sound is for."""
        return len(self.waiting) + self.unread


def lists_of(me: StaffMember) -> Lists:
    """Two statements: what goes on, and what of mine is over."""
    at = now()
    live = [_row(one, at) for one in _listed(me).live().order_by("opened_at", "pk")]
    over = _listed(me).filter(staff=me).exclude(Q(state=State.WAITING) | Q(state=State.OPEN))
    return Lists(
        waiting=[row for row in live if row.talk.is_waiting],
        mine=[row for row in live if not row.talk.is_waiting and row.talk.staff_id == me.pk],
        others=[row for row in live if not row.talk.is_waiting and row.talk.staff_id != me.pk],
        ended=[_row(one, at) for one in over.order_by("-pk")[:ENDED]],
    )


def whole(me: StaffMember) -> QuerySet[Conversation]:
    return Conversation.objects.visible_to(me).select_related(
        "customer", "member__person", "member__customer", "staff__person", "team"
    )


def card_of(talk: Conversation, me: StaffMember) -> dict[str, Any]:
    """Beside the conversation: what the customer has open, and what the contact chatted about before."""
    tickets = Ticket.objects.visible_to(me).filter(customer=talk.customer_id, status__in=OPEN)
    before = Conversation.objects.visible_to(me).filter(member=talk.member_id).exclude(pk=talk.pk)
    found = list(tickets.order_by("-updated_at", "-number")[: TICKETS + 1])
    return {
        "tickets": found[:TICKETS], "has_more": len(found) > TICKETS, "is_here": is_here(talk),
        "before": list(before.select_related("staff__person").order_by("-pk")[:BEFORE]),
    }  # fmt: skip


def seat_of(me: StaffMember) -> Agent:
    """As they have said; who never said anything answers."""
    return Agent.objects.filter(staff=me).first() or Agent(staff=me)


def colleagues_there(me: StaffMember) -> QuerySet[StaffMember]:
    """Who could be given a conversation."""
    there = Agent.objects.present(now() - PRESENT).exclude(staff=me).values("staff")
    return StaffMember.objects.filter(pk__in=there).select_related("person").order_by("person__name")


def _listed(me: StaffMember) -> Any:
    last = Line.objects.filter(conversation=OuterRef("pk"), kind=Kind.SAID).order_by("-entry")
    return whole(me).annotate(last_words=Subquery(last.values("body")[:1]))


def _row(talk: Any, at: datetime) -> Row:
    return Row(
        talk=talk,
        is_unread=talk.last_position > talk.staff_seen and talk.awaits_staff,
        is_typing=is_typing(talk, "member", at),
        words=first_line(talk.last_words or "", within=80),
    )
