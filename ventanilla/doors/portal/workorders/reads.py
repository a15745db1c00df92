"""What the portal reads of work orders beside their lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ventanilla.core.strokes import drawing
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.workorders.models import Status, WorkOrder
from ventanilla.domain.workorders.paper.rendering import paper_of
from ventanilla.domain.workorders.paper.setting import sheet_of
from ventanilla.doors.shared.counts import MOST
from ventanilla.doors.shared.gather import Reading, instant
from ventanilla.doors.shared.work_order_lists import COLUMNS, Line, of_ticket


def waiting_count(me: Membership) -> int:
    """How many wait for a signature; nothing for who may not see them, or may see and not sign."""
    if not me.may_manage(Section.WORK_ORDERS):
        return 0
    return len(WorkOrder.objects.visible_to(me).filter(status=Status.ISSUED).values_list("pk")[:MOST])


def reading_of_ticket(me: Membership, number: int) -> dict[str, Reading]:
    """`orders`: those about one ticket, to be asked along with the rest of its page; nothing for who may see none."""
    if not me.may_view(Section.WORK_ORDERS):
        return {}
    rows = of_ticket(WorkOrder.objects.visible_to(me), number)
    return {"orders": (rows, {name: name for name in COLUMNS})}


def orders_in(rows: Iterable[Mapping[str, Any]]) -> list[Line]:
    """What such a reading found, the newest first."""
    told = [{**row, "dated_at": instant(row["dated_at"])} for row in rows]
    return sorted((Line(*(one[name] for name in COLUMNS)) for one in told), reverse=True)


def what_it_says(order: WorkOrder) -> dict[str, Any]:
    """The words of the paper, the signature and the objection, for a page."""
    signature = getattr(order, "signature", None)
    return {
        "order": order,
        "sheet": sheet_of(paper_of(order)),
        "signature": signature,
        "drawn": drawing(signature.strokes) if signature else "",
        "objection": getattr(order, "objection", None),
    }
