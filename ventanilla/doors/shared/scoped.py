"""Statements that are written once for each scope: what contacts look at, without Django writing it anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from django.db.models import QuerySet

from ventanilla.domain.customers.models import Membership, Right, Scope, Section
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.gather import Gathering, Reading, gather
from ventanilla.doors.shared.statements import Statement, Value

T = TypeVar("T")


class ScopedStatement:
    """`Statement` for contacts. `rows(me, **values)` is called with a stand-in of the contact, who sees support.

    Whoever has tickets copied to them is asked for in a statement of their own: how many there are is part of it.
    """

    def __init__(self, rows: Callable[..., QuerySet[Any, Any]]) -> None:
        self.rows = rows
        self.written = {scope: Statement(partial(_for_anybody, rows, scope)) for scope in Scope}

    def __call__(self, me: Membership, **values: Value) -> list[Any]:
        if copied_to(me):
            return list(self.rows(me, **values))
        return self.written[Scope(me.scope)](**_known(me), **values)


class Scoped:
    """`Gathering` for contacts, in the same way."""

    def __init__(self, readings: Callable[..., Mapping[str, Reading]]) -> None:
        self.readings = readings
        self.written = {scope: Gathering(partial(_for_anybody, readings, scope)) for scope in Scope}

    def __call__(
        self, me: Membership, *, besides: Mapping[str, Reading] | None = None, **values: Value
    ) -> dict[str, list[dict[str, Any]]]:
        if copied_to(me):
            return gather(**self.readings(me, **values), **(besides or {}))
        return self.written[Scope(me.scope)](besides=besides, **_known(me), **values)


def _known(me: Membership) -> dict[str, int]:
    return {"member": me.pk, "company": me.customer_id, "person": me.person_id}


def _for_anybody(
    of: Callable[..., T], scope: Scope, member: int, company: int, person: int, **values: Value
) -> T:
    rights = {Section.SUPPORT.value: Right.VIEW.value}
    me = Membership(pk=member, customer_id=company, person_id=person, scope=scope, rights=rights)
    me.copied_tickets = []  # type: ignore[attr-defined]  # see `Ticket.objects.visible_to`
    return of(me, **values)


def copied_to(me: Membership) -> list[int]:
    """Numbers of the tickets that they see because somebody put them in copy; read once, with the first look at tickets."""
    Ticket.objects.visible_to(me)
    copied: list[int] = getattr(me, "copied_tickets", [])
    return copied
