"""Are the due times that stand in the rows those that their stages give? Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ventanilla.domain.levels.known import the_levels
from ventanilla.domain.tickets.models import Stage, Ticket
from ventanilla.domain.tickets.promises import COLUMNS, measured, settled

BATCH = 500


@dataclass(frozen=True)
class Difference:
    number: int
    column: str
    stands: object
    should: object


def verify() -> Iterator[tuple[int, list[Difference]]]:
    """Every ticket with something ahead of it: its number, and what is not as it should be."""
    rows = Ticket.objects.with_something_ahead().order_by("pk").iterator(BATCH)
    while tickets := list(islice(rows, BATCH)):
        past = past_of(tickets)
        for ticket in tickets:
            yield ticket.pk, differences(ticket, past.get(ticket.pk, []))


def past_of(tickets: Iterable[Ticket]) -> dict[int, list[Stage]]:
    """Their stages in order. One statement."""
    past: dict[int, list[Stage]] = {}
    for one in Stage.objects.filter(ticket__in=[ticket.pk for ticket in tickets]).order_by("ticket_id", "pk"):
        past.setdefault(one.ticket_id, []).append(one)
    return past


def differences(ticket: Ticket, past: Iterable[Stage]) -> list[Difference]:
    """What is done already is taken as it was written: the rules may have changed since."""
    should = measured(ticket, past, the_levels(), keep=settled(ticket))
    return [
        Difference(ticket.pk, name, getattr(ticket, name), should[name])
        for name in COLUMNS
        if getattr(ticket, name) != should[name] and not _waits(name, getattr(ticket, name), should[name])
    ]


def _waits(name: str, stands: Any, should: Any) -> bool:
    """A warning that waits until somebody is there to read it."""
    return bool(name == "warns_at" and stands and should and stands > should)
