"""Where one can go from the list: queues, teams, saved views, with how much there is in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.support.models import SupportRequest
from ventanilla.doors.desk.lists.asked import Asked, asked_in, chosen_in, query_of
from ventanilla.doors.desk.lists.filters import FILTERS, unread_by
from ventanilla.doors.desk.lists.queues import BY_NAME, QUEUES, Queue, find_queue, queue_of
from ventanilla.doors.desk.lists.seat import Seat, Team, View, seat_of
from ventanilla.doors.shared.counts import count_words, how_many, how_many_among
from ventanilla.doors.shared.lists import NEWEST_FIRST
from ventanilla.doors.shared.statements import Statement

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

IN_SIGHT = ("mias", "sin-asignar", "en-riesgo", "hoy")
"""What stands above the list itself; the rest opens."""
LEADING = ("cliente", "tecnico", "estado", "equipo")
"""Filters with an index of open tickets, the most telling first."""
UNREAD = "sin-leer"
"""Of mine, what I have not read: the number in the tab."""
CHATS = "chat"
"""Who waits in the chat: stands on the rail."""
OUTSIDE = "peticiones"
"""What waits outside: no queue of tickets, but looked at beside them."""


class Place(NamedTuple):
    """One line of the navigation."""

    name: str
    label: _StrOrPromise
    query: str
    number: str
    """How many there are, in words; empty where nobody counts."""
    is_current: bool
    key: str = ""


@dataclass(frozen=True)
class Navigation:
    queues: list[Place]
    teams: list[Place]
    views: list[Place]
    unread: str
    outside: str
    chats: str

    @property
    def in_sight(self) -> list[Place]:
        """The first ones; where one is takes the last place if it is none of them."""
        first = [place for place in self.queues if place.name in IN_SIGHT]
        here = [place for place in self._all() if place.is_current and place not in first]
        return first[: len(first) - len(here)] + here

    def counts(self) -> dict[str, str]:
        """What the page shows, by the names of the places."""
        return {place.name: place.number for place in self._all() if place.number} | {
            UNREAD: self.unread,
            OUTSIDE: self.outside,
            CHATS: self.chats,
        }

    def _all(self) -> Iterator[Place]:
        yield from (*self.queues, *self.teams, *self.views)


def navigation(asked: Asked) -> Navigation:
    """One statement for all the numbers."""
    seat, counts = asked.seat, counts_of(asked.seat)
    return Navigation(
        queues=[_of_queue(queue, asked, counts) for queue in QUEUES],
        teams=[_of_queue(queue_of(team), asked, counts) for team in seat.teams],
        views=[_of_view(view, asked, counts) for view in seat.views],
        unread=counts[UNREAD],
        outside=counts[OUTSIDE],
        chats=counts[CHATS],
    )


def counts_of(seat: Seat) -> dict[str, str]:
    """How many there are in each place, in words: «7», «999+»."""
    [found] = _counting(seat.teams, seat.own_teams, seat.views)(**seat.values)
    return {name: count_words(number or 0) for name, number in zip(_countable(seat), found, strict=True)}


@lru_cache(maxsize=256)
def _counting(teams: tuple[Team, ...], own_teams: frozenset[int], views: tuple[View, ...]) -> Statement:
    """The statement of all who have the same teams and views before them."""

    def rows(**values: Any) -> QuerySet[StaffMember, tuple[int, ...]]:
        seat = seat_of(teams, own_teams, views, **values)
        # Any single row will do to hang the counts on: one's own is there for sure.
        return StaffMember.objects.filter(pk=seat.me.pk).values_list(
            *(count() for count in _countable(seat).values())
        )

    return Statement(rows)


def _countable(seat: Seat) -> dict[str, Callable[[], Subquery]]:
    found: dict[str, Callable[[], Subquery]] = {}
    for queue in (*QUEUES, *(queue_of(team) for team in seat.teams)):
        if queue.is_open:
            found[queue.name] = partial(_how_many_of, queue, seat)
    for view in seat.views:
        queue = _queue_behind(view, seat)
        if queue.is_open and "q" not in view.filters:  # what words find is not counted
            found[_name_of(view)] = partial(_how_many_in, view, queue, seat)
    found[UNREAD] = partial(_how_many_unread, seat)
    found[OUTSIDE] = partial(how_many, SupportRequest.objects.waiting())
    found[CHATS] = partial(how_many, Conversation.objects.in_line())
    return found


def _how_many_of(queue: Queue, seat: Seat) -> Subquery:
    return how_many(queue.tickets(seat))


def _how_many_unread(seat: Seat) -> Subquery:
    mine = BY_NAME["mias"].tickets(seat)
    return how_many_among(mine.order_by(*NEWEST_FIRST), unread_by(seat.me))


def _how_many_in(view: View, queue: Queue, seat: Seat) -> Subquery:
    """Filters that no index answers are asked of the newest tickets that the index of one of them gives."""
    chosen = dict(chosen_in(view.filters.items()))
    leading = next((name for name in LEADING if name in chosen), "") if queue.name == "todas" else ""
    led = FILTERS[leading].where(chosen.pop(leading), seat, queue.state) if leading else Q()
    rows = queue.tickets(seat).filter(led)
    if not chosen:
        return how_many(rows)
    return how_many_among(rows.order_by(*NEWEST_FIRST), asked_in(chosen, seat, queue.state))


def _queue_behind(view: View, seat: Seat) -> Queue:
    return find_queue(next(iter(view.filters.get("cola", ())), "todas"), seat)


def _name_of(view: View) -> str:
    return f"vista-{view.id}"


def _of_queue(queue: Queue, asked: Asked, counts: Mapping[str, str]) -> Place:
    is_current = asked.queue.name == queue.name and asked.view is None
    return Place(
        queue.name, queue.label, f"?cola={queue.name}", counts.get(queue.name, ""), is_current, queue.key
    )


def _of_view(view: View, asked: Asked, counts: Mapping[str, str]) -> Place:
    name = _name_of(view)
    label = view.name if view.is_own else _("%(name)s (compartida)") % {"name": view.name}
    return Place(name, label, _query_of(view), counts.get(name, ""), asked.view == view)


@lru_cache(maxsize=1024)
def _query_of(view: View) -> str:
    return query_of(view.id, view.filters)
