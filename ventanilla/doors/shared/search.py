"""Looking for things at either door: what was asked, where one may look, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import QueryDict

from ventanilla.core.text import number_in
from ventanilla.domain.customers.findable import customers_in_reach, people_in_reach
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.devices.findable import devices_in_reach
from ventanilla.domain.devices.models import Device
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.search.asking import Asked, ask
from ventanilla.domain.search.excerpts import Finder
from ventanilla.domain.search.guessing import Guesses, guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.search.models import Kind
from ventanilla.domain.tickets.findable import found, tickets_in_reach
from ventanilla.doors.shared.gather import Reading
from ventanilla.doors.shared.lists import PAGE, Page
from ventanilla.doors.shared.scoped import ScopedStatement
from ventanilla.doors.shared.statements import Statement

STATES = {"abiertas": "open", "completadas": "completed"}
"""As they stand in the address."""
MOST_OTHERS = 8
"""Customers or people at once: who sees too many types on."""


@dataclass(frozen=True)
class Question:
    """What the address asks for."""

    asked: Asked
    state: str = ""
    """As it stands in the address; empty for all."""
    before: int | None = None
    """The last ticket that was seen."""

    @classmethod
    def of(cls, address: QueryDict) -> Question:
        """Never fails: what nobody gave out is not there."""
        state, before = address.get("estado", ""), address.get("after", "")
        return cls(ask(address.get("q", "")), state if state in STATES else "", number_in(before))


class Hit(NamedTuple):
    """One ticket that was found."""

    number: int
    subject: str
    status: str
    created_at: datetime
    requester: str
    customer: str
    assignee: str | None


_COLUMNS = (
    "number", "subject", "status", "created_at", "requester__person__name", "customer__name",
    "assignee__person__name",
)  # fmt: skip


NOTHING = RawSQL("SELECT 0 WHERE 1 = 0", [])
DEVICE = {
    "id": "pk", "name": "name", "kind": "kind", "brand": "brand", "model": "model", "company": "customer__name",
}  # fmt: skip


class Search:
    """One question of one actor. Making it asks the database once: what may be meant, and where the newest things are."""

    def __init__(self, question: Question, by: Actor) -> None:
        self.asked, self.before, self.by = question.asked, question.before, by
        self.state = STATES.get(question.state, "")
        reaches = (
            tickets_in_reach(by, self.state),
            customers_in_reach(by),
            people_in_reach(by),
            devices_in_reach(by),
        )
        self.reaches = {reach.kind: reach for reach in reaches if reach is not None}
        self.guesses = guess(self.asked, self.reaches.values()) if self.asked and self.reaches else Guesses()

    def tickets(self, *, most: int = PAGE) -> Page[Hit]:
        """Those the actor may see, the newest first; before all others the one whose number was typed. One statement."""
        reach = self.reaches.get(Kind.TICKET)
        if reach is None or not self.asked:
            return Page([], "")
        named = self.asked.number if self.before is None else None
        keys = hits(self.asked, self.guesses, reach, most=most, before=self.before, also=named)
        lines = [Hit(*row) for row in _LINES[self.state](self.by, keys)]
        shown = sorted(lines, key=lambda line: line.number != named)[:most]
        older = [line.number for line in shown if line.number != named]
        return Page(shown, str(older[-1]) if older and len(lines) > most else "")

    def keys(self, kind: Kind) -> RawSQL:
        """Of what answers besides tickets, on the first page; of nothing where the actor may not look."""
        reach = self.reaches.get(kind)
        if reach is None or not self.asked or self.before is not None:
            return NOTHING
        return hits(self.asked, self.guesses, reach, most=MOST_OTHERS)

    def others(self, kind: Kind, rows: QuerySet[Any], facts: Mapping[str, Any]) -> dict[str, Reading]:
        """For `gather`: those of these rows that answer; none at all where nothing can."""
        keys = self.keys(kind)
        return {} if keys is NOTHING else {kind.name.lower(): (rows.filter(pk__among=keys), facts)}

    def devices(self) -> dict[str, Reading]:
        """For `gather`: devices that the actor may see and that are still there. No private column is among them."""
        return self.others(Kind.DEVICE, Device.objects.visible_to(self.by).standing(), DEVICE)

    def by_name(
        self, kind: Kind, found: Mapping[str, Any], *, most: int = MOST_OTHERS
    ) -> list[dict[str, Any]]:
        """The rows of `others` that came."""
        return sorted(found.get(kind.name.lower(), ()), key=lambda row: str(row["name"]))[:most]

    def finder(self, kind: Kind = Kind.TICKET) -> Finder | None:
        """What marks the words that were found; None where nothing could be."""
        reach = self.reaches.get(kind)
        return (
            Finder(self.guesses.groups(self.asked, reach), self.asked.start) if self.asked and reach else None
        )


class _Lines:
    """Rows of what is found at either door, by statements that are written once."""

    def __init__(self, state: str) -> None:
        rows = partial(_lines, state)
        self.of_desk, self.of_contact = Statement(partial(rows, StaffMember())), ScopedStatement(rows)

    def __call__(self, by: Actor, keys: RawSQL) -> list[Any]:
        return self.of_contact(by, keys=keys) if isinstance(by, Membership) else self.of_desk(keys=keys)


def _lines(state: str, by: Actor, keys: RawSQL) -> QuerySet[Any, Any]:
    return found(keys, by=by, state=state).order_by("-number").values_list(*_COLUMNS)


_LINES = {state: _Lines(state) for state in ("", *STATES.values())}
