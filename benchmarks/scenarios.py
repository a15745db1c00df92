"""What people do all day, page by page. Each says by what one sees that the page is really there.

A scenario is a list of steps, so that the same one is walked over the wire and inside the process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlencode

from benchmarks.facts import Visitor

NEW_TICKET = {
    "urgency": "high",
    "subject": "La impresora de recepción no imprime",
    "message": "Desde esta mañana ocurre en tres equipos: lo hemos reiniciado todo y sigue igual.\n\nAyer funcionaba.",
}


class Side(Enum):
    NOBODY = "nobody"
    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True)
class Step:
    """One request. Without a path it goes where the last answer led; with fields it sends them."""

    path: str
    marker: str
    fields: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Scenario:
    name: str
    side: Side
    steps: Callable[[Visitor], list[Step]]
    before: str = ""
    """A page that is open already, whose form the first step sends; looking at it is not part of the wait."""
    changes: bool = False
    """It writes: what it wrote is taken away after the round."""


def _login(_visitor: Visitor) -> list[Step]:
    return [Step("/acceso/", 'name="password"')]


def _list(visitor: Visitor) -> list[Step]:
    return [Step("/incidencias/", f'href="/incidencias/{visitor.newest}/"')]


def _ticket(visitor: Visitor) -> list[Step]:
    return [Step(f"/incidencias/{visitor.long}/", visitor.last_words)]


def _open(_visitor: Visitor) -> list[Step]:
    """Until the new ticket's own page is there, its letters queued."""
    return [Step("/incidencias/nueva/", "", NEW_TICKET), Step("", NEW_TICKET["subject"])]


def _search(visitor: Visitor) -> list[Step]:
    return [Step(f"/buscar/?{urlencode({'q': visitor.word})}", f'href="/incidencias/{visitor.hit}/')]


def _queue(visitor: Visitor) -> list[Step]:
    return [Step("/escritorio/?cola=todas", f"/escritorio/incidencias/{visitor.newest}/")]


def _desk_ticket(visitor: Visitor) -> list[Step]:
    return [Step(f"/escritorio/incidencias/{visitor.long}/?cola=todas", visitor.last_words)]


def _desk_search(visitor: Visitor) -> list[Step]:
    return [
        Step(
            f"/escritorio/buscar/?{urlencode({'q': visitor.word})}", f"/escritorio/incidencias/{visitor.hit}/"
        )
    ]


SCENARIOS = [
    Scenario("login", Side.NOBODY, _login),
    Scenario("list", Side.CUSTOMER, _list),
    Scenario("ticket", Side.CUSTOMER, _ticket),
    Scenario("search", Side.CUSTOMER, _search),
    Scenario("desk queue", Side.AGENT, _queue),
    Scenario("desk ticket", Side.AGENT, _desk_ticket),
    Scenario("desk search", Side.AGENT, _desk_search),
    Scenario("open a ticket", Side.CUSTOMER, _open, before="/incidencias/nueva/", changes=True),
]
BASELINE = Scenario("baseline", Side.CUSTOMER, _list)
