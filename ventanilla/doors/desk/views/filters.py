"""The panel that asks what a list should show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Application, Tag, TicketType
from ventanilla.domain.tickets.status import OPEN
from ventanilla.domain.tickets.wording import priority_words, status_words
from ventanilla.doors.desk.lists.asked import Asked, asked_for, orders_of
from ventanilla.doors.desk.lists.filters import FILTERS, Numbered
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.gather import gather

MOST_CUSTOMERS = 1000
"""In a list to choose from. A house with more begins at the customer's own page."""


class Box(NamedTuple):
    value: str
    word: str
    is_chosen: bool


class Question(NamedTuple):
    """A filter with all its answers."""

    name: str
    label: str
    boxes: list[Box]


@require_safe
@desk_page
def panel(request: DeskRequest) -> HttpResponse:
    """Asks; when it comes back answered (`ver`), leads to the list with an address that says only what was asked."""
    asked = asked_for(request.GET, request.actor)
    if "ver" in request.GET:
        answer = redirect("desk:queue")
        answer["Location"] += asked.link()
        return answer
    offered = _offered()
    context = {
        "asked": asked,
        "questions": list(_questions(asked, offered)),
        "customers": _question("cliente", offered["cliente"], asked),
        "tags": [row["name"] for row in offered["etiqueta"]],
        "orders": orders_of(asked.queue),
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/sheets/filters.html", context)


def _offered() -> dict[str, list[dict[str, Any]]]:
    """All that can be chosen, in one statement."""
    plain = {"id": "pk", "name": "name"}
    placed = plain | {"place": "position"}
    found = gather(
        tipo=(TicketType.objects.filter(is_active=True), placed),
        aplicacion=(Application.objects.filter(is_active=True), placed),
        tecnico=(StaffMember.objects.filter(is_active=True), {"id": "pk", "name": "person__name"}),
        cliente=(_first(Customer.objects.filter(is_active=True)), plain),
        etiqueta=(_first(Tag.objects.all()), plain),
    )
    return {
        name: sorted(rows, key=lambda row: (row.get("place", 0), str(row["name"]).casefold()))
        for name, rows in found.items()
    }


def _first(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(pk__in=rows.order_by("name").values("pk")[:MOST_CUSTOMERS])


def _questions(asked: Asked, offered: dict[str, list[dict[str, Any]]]) -> Iterator[Question]:
    fitting = [(code, word) for code, word in status_words().items() if (code in OPEN) == asked.queue.is_open]
    yield _asks("estado", fitting, asked)
    yield _asks("prioridad", priority_words().items(), asked)
    for name in ("tipo", "aplicacion", "tecnico"):
        yield _question(name, offered[name], asked)
    teams = [{"id": team.id, "name": team.name} for team in asked.seat.teams]
    if teams:
        yield _question("equipo", teams, asked)


def _question(name: str, rows: list[dict[str, Any]], asked: Asked) -> Question:
    special = FILTERS[name].special if isinstance(FILTERS[name], Numbered) else {}  # type: ignore[attr-defined]
    words = [(value, str(word)) for value, (word, _where) in special.items()]
    return _asks(name, [*words, *((str(row["id"]), str(row["name"])) for row in rows)], asked)


def _asks(name: str, answers: Iterable[tuple[str, str]], asked: Asked) -> Question:
    chosen = asked.chosen.get(name, ())
    boxes = [Box(value, word, value in chosen) for value, word in answers]
    # What is chosen and no longer offered (a colleague who left, a type put aside) can still be unticked.
    known = {box.value for box in boxes}
    boxes += [
        Box(value, FILTERS[name].word(value, asked.seat), True) for value in chosen if value not in known
    ]
    return Question(name, str(FILTERS[name].label), boxes)
