"""What a list of the portal shows, narrowed to what, in which order: all of it stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.models import Ticket, TicketQuerySet
from ventanilla.domain.tickets.status import OPEN, Status
from ventanilla.domain.tickets.wording import priority_choices, status_word
from ventanilla.doors.shared.lists import NEWEST_FIRST

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Choices = Sequence[tuple[str, str]]
"""(as it stands in the address, its words)."""
MINE = "mias"


@dataclass(frozen=True)
class Order:
    label: _StrPromise
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """One of the lists."""

    name: str
    title: _StrPromise
    route: str
    statuses: Sequence[Status]
    orders: Mapping[str, Order]
    """By how they stand in the address; the first, without a name, is the usual one."""

    @property
    def order_choices(self) -> Choices:
        return [(name, str(order.label)) for name, order in self.orders.items()]

    def of(self, tickets: TicketQuerySet) -> TicketQuerySet:
        return tickets.open() if self.name == "open" else tickets.completed()


_LAST_NEWS = Order(gettext_lazy("Última novedad"), NEWEST_FIRST)
_NEWEST = Order(gettext_lazy("Más nuevas"), ("-number",))
_DUE = Order(gettext_lazy("Lo prometido más próximo"), ("promised_at", "number"))
OPEN_ONES = Shelf(
    "open", gettext_lazy("Incidencias abiertas"), "portal:tickets", [status for status in Status if status in OPEN],
    {"": _LAST_NEWS, "nuevas": _NEWEST, "vence": _DUE},
)  # fmt: skip
COMPLETED = Shelf(
    "completed", gettext_lazy("Incidencias completadas"), "portal:tickets_completed",
    [status for status in Status if status not in OPEN], {"": _LAST_NEWS, "nuevas": _NEWEST},
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """One question that a list can be narrowed by."""

    name: str
    """In the address."""
    label: _StrPromise
    all_of_them: _StrPromise
    where: Callable[[str, Membership], Q]


FILTERS = [
    Filter("estado", gettext_lazy("Estado"), gettext_lazy("Todos"), lambda value, me: Q(status=value)),
    Filter("tipo", gettext_lazy("Tipo"), gettext_lazy("Todos"), lambda value, me: Q(type_id=int(value))),
    Filter(
        "aplicacion", gettext_lazy("Aplicación o equipo"), gettext_lazy("Todos"),
        lambda value, me: Q(application_id=int(value)),
    ),
    Filter("urgencia", gettext_lazy("Prisa"), gettext_lazy("Toda"), lambda value, me: Q(urgency=value)),
    Filter(
        "de", gettext_lazy("Quién la abrió"), gettext_lazy("Cualquiera"),
        lambda value, me: Q(requester=me) if value == MINE else Q(requester_id=int(value)),
    ),
]  # fmt: skip
NAMES = frozenset(one.name for one in FILTERS)


@dataclass(frozen=True)
class View:
    """One list as somebody has it before them."""

    shelf: Shelf
    chosen: Mapping[str, str]
    """Filter → value, of those that mean something."""
    order: str = ""

    @classmethod
    def of(
        cls, query: Mapping[str, str], shelf: Shelf, options: Mapping[str, Choices], me: Membership
    ) -> View:
        """What is no option today (a mistyped address, a colleague of another customer) is left out."""
        known = {name: {value for value, _words in choices} for name, choices in options.items()}
        if me.sees_whole_company:
            known.setdefault("de", set()).add(MINE)
        if query.get("de") == str(me.pk):  # a colleague's link to what is mine
            query = {**query, "de": MINE}
        chosen = {name: query[name] for name in known if query.get(name) in known[name]}
        order = query.get("orden", "")
        return cls(shelf, chosen, order if order in shelf.orders else "")

    @property
    def columns(self) -> tuple[str, ...]:
        return self.shelf.orders[self.order].columns

    def tickets(self, me: Membership) -> TicketQuerySet:
        found = self.shelf.of(Ticket.objects.visible_to(me))
        for one in FILTERS:
            if one.name in self.chosen:
                found = found.filter(one.where(self.chosen[one.name], me))
        return found

    def query(self, **changes: str) -> str:
        """What stands after the address, beginning with «?»; empty when nothing is chosen."""
        told = {**self.chosen, "orden": self.order} | changes
        known = {name: value for name, value in told.items() if value}
        return f"?{urlencode(known)}" if known else ""

    def without(self, name: str) -> str:
        return self.query(**{name: ""})

    def words_for(self, name: str, options: Mapping[str, Choices]) -> str:
        """What is chosen, as its option says it."""
        return dict(options[name])[self.chosen[name]]

    @property
    def is_narrowed(self) -> bool:
        """By more than «only mine», which has its own place."""
        return bool(
            self.order or {**self.chosen, "de": MINE} != {"de": MINE} or self.chosen.get("de", MINE) != MINE
        )


def asks_for_filters(query: Mapping[str, str]) -> bool:
    """Whether the page has to know what can be chosen; «only mine» needs no list to choose from."""
    chosen = {name for name in NAMES if query.get(name)}
    return "filtrar" in query or bool(chosen - {"de"}) or ("de" in chosen and query["de"] != MINE)


def options_of(shelf: Shelf, rows: Mapping[str, list[dict[str, Any]]], me: Membership) -> dict[str, Choices]:
    """What each filter offers, from what `reads.filter_readings` has brought."""
    people = [(str(one["id"]), one["name"]) for one in sorted(rows["people"], key=lambda one: one["name"])]
    mine = [(MINE, _("Yo")), *((value, name) for value, name in people if value != str(me.pk))]
    return {
        "estado": [(status.value, status_word(status)) for status in shelf.statuses],
        "tipo": _named(rows["types"]),
        "aplicacion": _named(rows["applications"]),
        "urgencia": priority_choices(),
        **({"de": mine} if me.sees_whole_company else {}),
    }


def _named(rows: list[dict[str, Any]]) -> Choices:
    return [
        (str(one["id"]), one["name"]) for one in sorted(rows, key=lambda one: (one["position"], one["name"]))
    ]
