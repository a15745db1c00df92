"""In which order a list stands, and the headings that follow from it.

An order is made of stretches, read one after the other by keyset: «what is due first» begins with all that is due, and
ends with what is not, newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from django.db.models import Q
from django.utils.translation import gettext_lazy

from ventanilla.core.words import say as _
from ventanilla.domain.tickets.status import Priority, Status
from ventanilla.domain.tickets.wording import priority_word
from ventanilla.doors.desk.lists.lines import Line
from ventanilla.doors.shared.lists import NEWEST_FIRST, Page

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

T = TypeVar("T")


class Stretch(NamedTuple):
    where: Q
    by: Sequence[str]
    implies_open: bool = False
    """What it asks is true of open tickets only (see `Queue.implies_open`)."""


@dataclass(frozen=True)
class Order:
    name: str
    """As it stands in the address."""
    label: _StrPromise
    stretches: Sequence[Stretch]
    heading: Callable[[Line, datetime], str]
    """(line, now in the reader's time zone) → the heading that it stands under."""
    of_completed: bool = False
    """It says something about completed tickets as well."""


def read(
    part: Callable[[int, str, int], Page[T]], is_there: Callable[[Stretch], bool], order: Order, cursor: str, *, size: int
) -> Page[T]:  # fmt: skip
    """`size` rows after the cursor: one statement for each stretch that is touched, most often one.

    `part`: (place of the stretch, cursor within it, size) → what comes next in it.
    """
    first, within = _parsed(cursor, len(order.stretches))
    rows: list[T] = []
    for place, stretch in enumerate(order.stretches[first:], first):
        if len(rows) == size:
            if is_there(stretch):
                return Page(rows, f"{place}.")
            continue
        page = part(place, within, size - len(rows))
        rows, within = [*rows, *page.rows], ""
        if page.older:
            return Page(rows, f"{place}.{page.older}")
    return Page(rows, "")


def _parsed(cursor: str, stretches: int) -> tuple[int, str]:
    place, _dot, within = cursor.partition(".")
    known = place.isascii() and place.isdigit() and len(place) < 3 and int(place) < stretches
    return (int(place), within) if known else (0, "")


def _age(line: Line, now: datetime) -> str:
    days = -_days_until(line.updated_at, now)
    if days < 1:
        return _("Hoy")
    if days == 1:
        return _("Ayer")
    return _("Esta semana") if days < 7 else _("Antes")


def _due(line: Line, now: datetime) -> str:
    if line.due_at is None:
        return _("Sin plazo")
    if line.due_at <= now:
        return _("Vencidas")
    days = _days_until(line.due_at, now)
    if days < 1:
        return _("Vencen hoy")
    return _("Vencen mañana") if days == 1 else _("Más adelante")


def _visit(line: Line, now: datetime) -> str:
    if line.status != Status.PLANNED or line.planned_at is None:
        return _("Sin fecha")
    days = _days_until(line.planned_at, now)
    if days < 0:
        return _("Antes de hoy")
    return _("Hoy") if days == 0 else _("Mañana") if days == 1 else _("Más adelante")


def _days_until(at: datetime, now: datetime) -> int:
    return (at.astimezone(now.tzinfo).date() - now.date()).days


ORDERS = {
    order.name: order
    for order in (
        Order(
            "novedad", gettext_lazy("Última novedad"), [Stretch(Q(), NEWEST_FIRST)], _age, of_completed=True
        ),
        Order(
            "vence",
            gettext_lazy("Vence antes"),
            [
                Stretch(Q(due_at__isnull=False), ("due_at", "number"), implies_open=True),
                Stretch(Q(due_at__isnull=True), NEWEST_FIRST),
            ],
            _due,
        ),
        Order(
            "visita",
            gettext_lazy("Visita antes"),
            [
                Stretch(Q(status=Status.PLANNED, planned_at__isnull=False), ("planned_at", "number")),
                Stretch(~Q(status=Status.PLANNED) | Q(planned_at=None), NEWEST_FIRST),
            ],
            _visit,
        ),
        Order(
            "antiguas",
            gettext_lazy("Más antiguas"),
            [Stretch(Q(), ("updated_at", "number"))],
            _age,
            of_completed=True,
        ),
        Order(
            "prioridad",
            gettext_lazy("Prioridad"),
            [Stretch(Q(priority=priority), NEWEST_FIRST) for priority in Priority],
            lambda line, now: priority_word(line.priority),
        ),
    )
}
"""By their names, as the menu offers them."""
