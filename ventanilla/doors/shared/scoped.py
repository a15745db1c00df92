"""Statements that are written once for each scope: what contacts look at, without Django writing it anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from ventanilla.domain.customers.models import Membership, Scope, Section
from ventanilla.domain.tickets.models.scope import tickets_copied_to
from ventanilla.doors.shared.gather import Gathering, Reading, gather
from ventanilla.doors.shared.statements import Statement, Value

T = TypeVar("T")
W = TypeVar("W", Statement, Gathering)


class ScopedStatement:
    """`Statement` for contacts. `rows(me, **values)` is called with a stand-in of the contact, who sees support. `asks_for`:
    other sections that it reads something of; the stand-in may look into those that the contact may.

    Whoever has tickets copied to them is asked for in a statement of their own: how many there are is part of it.
    """

    def __init__(
        self, rows: Callable[..., QuerySet[Any, Any]], *, asks_for: Collection[Section] = ()
    ) -> None:
        self.rows = rows
        self.written: _Written[Statement] = _Written(Statement, rows, asks_for)

    def __call__(self, me: Membership, **values: Value) -> list[Any]:
        if copied_to(me):
            return list(self.rows(me, **values))
        return self.written.of(me)(**_known(me), **values)


class Scoped:
    """`Gathering` for contacts, in the same way."""

    def __init__(
        self, readings: Callable[..., Mapping[str, Reading]], *, asks_for: Collection[Section] = ()
    ) -> None:
        self.readings = readings
        self.written: _Written[Gathering] = _Written(Gathering, readings, asks_for)

    def __call__(
        self, me: Membership, *, besides: Mapping[str, Reading] | None = None, **values: Value
    ) -> dict[str, list[dict[str, Any]]]:
        if copied_to(me):
            return gather(**self.readings(me, **values), **(besides or {}))
        return self.written.of(me)(besides=besides, **_known(me), **values)


class _Written(Generic[W]):
    """One of a kind for each scope, and for what may be looked into of what it asks for."""

    def __init__(
        self, kind: Callable[[Callable[..., Any]], W], of: Callable[..., Any], asks_for: Collection[Section]
    ) -> None:
        self.kind: Callable[[Callable[..., Any]], W] = kind
        self.reads, self.asks_for = of, asks_for
        self.known: dict[tuple[Scope, frozenset[Section]], W] = {}

    def of(self, me: Membership) -> W:
        key = Scope(me.scope), frozenset(one for one in self.asks_for if me.may_view(one))
        if key not in self.known:
            self.known[key] = self.kind(partial(_for_anybody, self.reads, *key))
        return self.known[key]


def _known(me: Membership) -> dict[str, int]:
    return {"member": me.pk, "company": me.customer_id, "person": me.person_id}


def _for_anybody(
    of: Callable[..., T], scope: Scope, seen: frozenset[Section], *, member: int, company: int, person: int,
    **values: Value,
) -> T:  # fmt: skip
    me = Membership(pk=member, customer_id=company, person_id=person, scope=scope)
    me.may_view = (seen | {Section.SUPPORT}).__contains__  # type: ignore[assignment]  # what the contact's own has said
    me.copied_tickets = []  # type: ignore[attr-defined]  # see `Ticket.objects.visible_to`
    return of(me, **values)


def copied_to(me: Membership) -> list[int]:
    """Numbers of the tickets that they see because somebody put them in copy; none are needed who sees all."""
    return [] if me.sees_whole_company or not me.may_view(Section.SUPPORT) else tickets_copied_to(me)
