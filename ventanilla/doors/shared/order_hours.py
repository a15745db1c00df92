"""What a work order takes of the hours of its customer, as pages tell it: foreseen for a draft, drawn once it is issued."""

from __future__ import annotations

from typing import Any, NamedTuple

from ventanilla.core.durations import in_hours
from ventanilla.domain.hours.models import Movement
from ventanilla.domain.hours.policy import may_keep_hours
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.workorders.actions.hours import foresee_hours, hours_key, last_approval
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.doors.shared.hours import COLUMNS, Line, explain, signed

MOST = 400


class Told(NamedTuple):
    """One line: what was done, why it costs what it costs, and from which banks it comes."""

    what: str
    explained: str
    charged: int
    parts: str


def hours_drawn(order: WorkOrder, me: Actor) -> list[Line]:
    """Every movement of its lines, in order; none where no bank bears any of it."""
    keys = [f"{hours_key(order)}:{number}" for number in order.lines.values_list("pk", flat=True)]
    moved = Movement.objects.visible_to(me).filter(spending__source_key__in=keys)
    return [Line(*row) for row in moved.order_by("id").values_list(*COLUMNS)[:MOST]]


def hours_foreseen(order: WorkOrder) -> dict[str, Any] | None:
    """None where its customer has never bought hours."""
    forecast = foresee_hours(order)
    if not forecast.banks:
        return None
    lines = [
        Told(
            line.what, explain(drawn.charge), drawn.charge.minutes,
            ", ".join(
                f"{forecast.banks[part.bank].name if part.bank else ''} {in_hours(part.minutes)}".strip()
                for part in drawn.parts
            ),
        )
        for line, drawn in forecast.lines
    ]  # fmt: skip
    return {
        "lines": lines, "needed": forecast.needed, "left": forecast.left, "overrun": forecast.overrun,
        "must_ask": forecast.to_approve, "asked": last_approval(order),
    }  # fmt: skip


def around_order(order: WorkOrder, me: Actor) -> dict[str, Any]:
    """For its page at the desk (`desk/hours/of_order.html`). `corrected`: what the one took that an annex adds to."""
    around = {
        "signed": signed, "may_give_back": may_keep_hours(me),
        "corrected": hours_drawn(order.annex_of, me) if order.annex_of else (),
    }  # fmt: skip
    if order.is_draft:
        return {**around, "foreseen": hours_foreseen(order), "drawn_hours": (), "asked_hours": None}
    return {
        **around,
        "foreseen": None,
        "drawn_hours": hours_drawn(order, me),
        "asked_hours": last_approval(order),
    }
