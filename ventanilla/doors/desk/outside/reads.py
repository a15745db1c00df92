"""What the tray of requests from outside reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.support.models import SupportRequest
from ventanilla.doors.desk.views.opening import contacts_like
from ventanilla.doors.shared.lists import Page

PAGE = 25


class Line(NamedTuple):
    number: int
    at: datetime
    """Confirmed, or called."""
    is_call: bool
    name: str
    company: str
    email: str
    message: str
    ticket: int | None
    reason: str


_COLUMNS = ("pk", "at", "by_phone", "name", "company", "email", "message", "ticket_id", "reason")


def lines(me: StaffMember, state: str, cursor: str) -> Page[Line]:
    """Those of one state, newest first. The cursor is the number of the last one seen."""
    rows = SupportRequest.objects.visible_to(me).filter(state=state)
    rows = rows.annotate(at=Coalesce("verified_at", "asked_at"), by_phone=Q(taken_by__isnull=False))
    if last := number_in(cursor):
        rows = rows.filter(pk__lt=last)
    found = [Line(*row) for row in rows.order_by("-pk").values_list(*_COLUMNS)[: PAGE + 1]]
    return Page(found[:PAGE], str(found[PAGE - 1].number) if len(found) > PAGE else "")


def whose(emails: Iterable[str]) -> dict[str, Membership]:
    """Address → the contact it is the address of, where that is one of exactly one customer. One statement."""
    alive = Membership.objects.alive().filter(person__email__in=set(emails))
    found: dict[str, list[Membership]] = {}
    for member in alive.select_related("person", "customer"):
        found.setdefault(member.person.email, []).append(member)
    return {email: members[0] for email, members in found.items() if len(members) == 1}


def requesters(request: SupportRequest, words: str) -> list[Membership]:
    """Who it could be a ticket of: whoever has this address; then who fits the words, or the company that was typed."""
    alive = Membership.objects.alive().select_related("person", "customer")
    own = list(alive.filter(person__email=request.email).order_by("customer__name", "pk"))
    others = contacts_like(words or request.company[:80])
    return [*own, *(one for one in others if one not in own)]
