"""The bell of both doors: how many are unread, the list, and reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, now

from ventanilla.domain.customers.models import Membership, Section, Session
from ventanilla.domain.notices.actions import read_notices
from ventanilla.domain.notices.models import Notice, Reader
from ventanilla.domain.notices.things import THINGS, address_of, open_to, thing_behind
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.summaries.bell import notices_among, visible_notices
from ventanilla.doors.shared.counts import how_many
from ventanilla.doors.shared.gather import Reading
from ventanilla.doors.shared.lists import Page, in_order
from ventanilla.doors.shared.scoped import ScopedStatement
from ventanilla.doors.shared.sessions import MOST_UNREAD

COLUMNS = ("id", "topic", "thing", "number", "title", "label", "at", "read_at")
SIZE = 30


class Line(NamedTuple):
    id: int
    topic: str
    thing: str
    number: int
    title: str
    label: str
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class Group:
    """What is told of one thing, the newest first."""

    thing: str
    number: int
    label: str
    href: str
    lines: list[Line]

    @property
    def is_unread(self) -> bool:
        return any(one.read_at is None for one in self.lines)


@dataclass(frozen=True)
class Bell:
    """As the frames show it."""

    count: str
    """In words; empty for none."""
    shows: str
    """«ticket:12», when there is something unread and this page shows that; else empty."""
    made_at: str


def bell_of(request: HttpRequest, row: Session | None) -> Bell:
    """No query at the desk, nor for a contact who has read everything: the session's row has said so."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Membership | StaffMember):
        return Bell("", "", "")
    counted: int | None = getattr(request, "unread_notices", None)
    unread = _unread(actor, row) if counted is None else counted
    return Bell(in_words(unread), _shown(request) if unread else "", now().isoformat())


def unread_reading(me: Membership, row: Session | None) -> dict[str, Reading]:
    """The number, for a page that gathers and then says it to `request.unread_notices`; none for who has read everything."""
    if not _may_have_news(me, row):
        return {}
    number = how_many(visible_notices(me).unread(), most=MOST_UNREAD)
    return {"unread": (Membership.objects.filter(pk=me.pk), {"notices": number})}


def how_many_unread(actor: Reader) -> int:
    """Up to `MOST_UNREAD`. Asked by every page of who has something unread, and so written once."""
    if isinstance(actor, StaffMember):
        return visible_notices(actor).unread().order_by()[:MOST_UNREAD].count()
    things = tuple(open_to(actor))
    if things not in _unread_of:
        _unread_of[things] = ScopedStatement(partial(_unread_among, things), asks_for=_ONE_BY_ONE)
    return len(_unread_of[things](actor))


def _unread_among(things: Sequence[str], me: Membership) -> QuerySet[Notice, tuple[int]]:
    return notices_among(things, me).unread().order_by().values_list("pk")[:MOST_UNREAD]


_unread_of: dict[tuple[str, ...], ScopedStatement] = {}
_ONE_BY_ONE = (Section.INVOICES, Section.WORK_ORDERS)
"""Sections of things whose own scope the bell asks for, besides tickets."""


def in_words(number: int) -> str:
    return "" if not number else f"{MOST_UNREAD - 1}+" if number >= MOST_UNREAD else str(number)


def notices_page(actor: Reader, cursor: str) -> tuple[list[Group], Page[Line]]:
    """The newest first; on one page, what is told of the same thing stands together, where the newest of it is."""
    page = in_order(visible_notices(actor), ("-id",), cursor, COLUMNS, Line, size=SIZE)
    return _grouped(page.rows, at_the_desk=actor.works_the_desk), page


def count_answer(actor: Reader) -> JsonResponse:
    return JsonResponse({"unread": in_words(how_many_unread(actor))})


def read_answer(request: HttpRequest, actor: Reader, back: str) -> HttpResponse:
    """All that the page showed, or what it showed of one thing. A script is told what is left; a form goes back."""
    until = _instant(request.POST.get("until", "")) or now()
    thing, _colon, number = request.POST.get("thing", "").partition(":")
    if not thing or (thing in THINGS and number.isdecimal()):
        read_notices(by=actor, until=min(until, now()), of=(thing, int(number[:18])) if thing else None)
    return redirect(back) if "back" in request.POST else count_answer(actor)


def _unread(actor: Reader, row: Session | None) -> int:
    if isinstance(actor, StaffMember):
        return int(getattr(row, "desk_unread", 0))
    return how_many_unread(actor) if _may_have_news(actor, row) else 0


def _may_have_news(me: Membership, row: Session | None) -> bool:
    """Of who looks as a contact the session's row speaks only of themself."""
    return me.only_looks or getattr(row, "has_news", True)


def _shown(request: HttpRequest) -> str:
    match = request.resolver_match
    number = next(iter(match.kwargs.values()), None) if match else None
    behind = thing_behind(match.view_name, number) if match else None
    return f"{behind[0]}:{behind[1]}" if behind else ""


def _grouped(lines: Sequence[Line], *, at_the_desk: bool) -> list[Group]:
    groups: dict[tuple[str, int], Group] = {}
    for line in lines:
        key = (line.thing, line.number)
        if key not in groups:
            href = address_of(*key, at_the_desk=at_the_desk)
            groups[key] = Group(*key, line.label, href, [])
        groups[key].lines.append(line)
    return list(groups.values())


def _instant(text: str) -> datetime | None:
    try:
        at = parse_datetime(text.replace(" ", "+") if "T" in text else text)
    except ValueError:
        return None
    return None if at is None or is_naive(at) else at
