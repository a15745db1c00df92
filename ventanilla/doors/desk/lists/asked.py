"""What the address asks for: a queue, filters, an order, a page. All links of the list are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import OPEN
from ventanilla.doors.desk.lists import orders
from ventanilla.doors.desk.lists.filters import FILTERS, Numbered
from ventanilla.doors.desk.lists.lines import COLUMNS, Line, with_what_lines_show
from ventanilla.doors.desk.lists.orders import ORDERS, Order, Stretch
from ventanilla.doors.desk.lists.queues import Queue, find_queue
from ventanilla.doors.desk.lists.seat import Seat, Team, View, seat_of, take_seat
from ventanilla.doors.shared.lists import Beginning, Page, in_order

PAGE = 25
MOST_VALUES = 20
"""Of one filter: nobody ticks more, and an address has an end."""
Chosen = Mapping[str, tuple[str, ...]]
"""Filter → its values, only those that it accepts, each once."""


class Chip(NamedTuple):
    """One chosen value, and the list without it."""

    label: str
    word: str
    without: str


@dataclass(frozen=True)
class Asked:
    seat: Seat
    queue: Queue
    chosen: Chosen
    order: Order
    after: str = ""
    view: View | None = None

    @property
    def me(self) -> StaffMember:
        return self.seat.me

    def page(self) -> Page[Line]:
        return orders.read(
            self._part, lambda stretch: self.rows_of(stretch).exists(), self.order, self.after, size=PAGE
        )

    def _part(self, place: int, cursor: str, size: int) -> Page[Line]:
        """Where a queue begins is what everybody looks at: with no filters its statement is always the same."""
        if cursor or self.chosen:
            stretch = self.order.stretches[place]
            return in_order(self.rows_of(stretch), stretch.by, cursor, COLUMNS, Line, size=size)
        begin = _beginning(
            self.queue.name, self.order.name, place, self.seat.teams, self.seat.own_teams, PAGE
        )
        return begin(size=size, **self.seat.values)

    def rows_of(self, stretch: Stretch) -> QuerySet[Ticket]:
        queue = self.queue
        rows = queue.of_any_status(self.seat) if stretch.implies_open else queue.tickets(self.seat)
        asked = stretch.where & self._condition
        found = with_what_lines_show(rows.filter(asked), self.me)
        return found.none() if self._is_absurd else found

    @cached_property
    def _condition(self) -> Q:
        return asked_in(self.chosen, self.seat, self.queue.state)

    @property
    def _is_absurd(self) -> bool:
        """No status that was chosen can be in this queue: a database would look at every row to find that out."""
        statuses = self.chosen.get("estado", ())
        return bool(statuses) and not any((status in OPEN) == self.queue.is_open for status in statuses)

    def here(self) -> str:
        """The query that leads to exactly this list: rows and forms carry it, so that one comes back."""
        return self.link() + (f"&{urlencode({'after': self.after})}" if self.after else "")

    def link(self, **changes: str) -> str:
        """The query of this list from its beginning, with other `orden`, `after`…; an empty text leaves a part out."""
        parts = {
            "cola": self.queue.name,
            "orden": "" if self.order.name == self.queue.order else self.order.name,
            "vista": str(self.view.id) if self.view else "",
        } | changes
        pairs = [(name, value) for name, value in parts.items() if value]
        return "?" + urlencode([pairs[0], *_pairs(self.chosen), *pairs[1:]])

    def kept(self) -> dict[str, list[str]]:
        """What a saved view remembers: all but the page."""
        kept = {"cola": [self.queue.name], **{name: list(values) for name, values in self.chosen.items()}}
        return kept | ({"orden": [self.order.name]} if self.order.name != self.queue.order else {})

    def chips(self) -> Iterator[Chip]:
        for name, values in self.chosen.items():
            for value in values:
                rest = tuple(one for one in values if one != value)
                fewer = {**self.chosen, name: rest}
                without = Asked(self.seat, self.queue, fewer, self.order, view=self.view)
                yield Chip(str(FILTERS[name].label), FILTERS[name].word(value, self.seat), without.link())


@lru_cache(maxsize=256)
def _beginning(
    queue: str, order: str, place: int, teams: tuple[Team, ...], own_teams: frozenset[int], most: int
) -> Beginning[Line]:
    stretch = ORDERS[order].stretches[place]

    def rows(**values: Any) -> QuerySet[Ticket]:
        seat = seat_of(teams, own_teams, **values)
        return Asked(seat, find_queue(queue, seat), {}, ORDERS[order]).rows_of(stretch)

    return Beginning(rows, stretch.by, COLUMNS, Line, most=most)


def asked_for(query: QueryDict, me: StaffMember) -> Asked:
    """What somebody wants to see, whatever they typed into the address."""
    chosen = chosen_in(query.lists())
    naming = {
        name: found.naming(values)
        for name, values in chosen.items()
        if isinstance(found := FILTERS[name], Numbered)
    }
    seat = take_seat(me, naming=naming)
    queue = find_queue(query.get("cola", ""), seat)
    return Asked(
        seat=seat,
        queue=queue,
        chosen=chosen,
        order=_order(query.get("orden", ""), queue),
        after=query.get("after", ""),
        view=seat.view(query.get("vista", "")),
    )


def chosen_in(given: Iterable[tuple[str, Sequence[str]]]) -> Chosen:
    """The filters among these names and values, in the order of the table."""
    values = dict(given)
    chosen = {
        name: tuple(dict.fromkeys(value for value in values.get(name, ()) if one.accepts(value)))[
            :MOST_VALUES
        ]
        for name, one in FILTERS.items()
    }
    return {name: some for name, some in chosen.items() if some}


def query_of(number: int, filters: Mapping[str, Sequence[str]]) -> str:
    """The query that shows a saved view."""
    names = ("cola", *chosen_in(filters.items()), "orden")
    pairs = [(name, value) for name in names for value in filters.get(name, ())]
    return "?" + urlencode([*pairs, ("vista", number)])


def query_from(query: QueryDict) -> str:
    """What of an address is about the list, to be carried on; it is judged where it is used."""
    names = ("cola", *FILTERS, "orden", "vista", "after")
    pairs = [(name, value) for name in names for value in query.getlist(name)[:MOST_VALUES] if value]
    return "?" + urlencode(pairs) if pairs else ""


def asked_in(chosen: Chosen, seat: Seat, state: str) -> Q:
    """All the filters as one condition."""
    asked = Q()
    for name, values in chosen.items():
        asked &= FILTERS[name].where(values, seat, state)
    return asked


def orders_of(queue: Queue) -> list[Order]:
    return [order for order in ORDERS.values() if queue.is_open or order.of_completed]


def _order(name: str, queue: Queue) -> Order:
    offered = {order.name: order for order in orders_of(queue)}
    return offered.get(name) or offered[queue.order]


def _pairs(chosen: Chosen) -> list[tuple[str, str]]:
    return [(name, value) for name, values in chosen.items() for value in values]
