"""What a technician has to be signed: their own work orders that were issued, with their papers made."""

from __future__ import annotations

from typing import Any

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.models import Status, WorkOrder, WorkOrderQuerySet
from ventanilla.domain.workorders.paper.rendering import paper_of
from ventanilla.domain.workorders.paper.setting import sheet_of

MOST = 30
"""Work orders that one has along: more than a day's round."""


def to_sign(actor: StaffMember) -> WorkOrderQuerySet:
    mine = WorkOrder.objects.visible_to(actor).filter(technician=actor, status=Status.ISSUED)
    return mine.select_related("customer", "requester__person", "annex_of", "document")


def round_of(actor: StaffMember) -> list[WorkOrder]:
    """The newest first; without those whose paper is still being made."""
    newest = to_sign(actor).order_by("-dated_at", "-id")[:MOST]
    return [one for one in newest if one.document_id]


def what_it_says(order: WorkOrder) -> dict[str, Any]:
    """As the paper says it."""
    return {"order": order, "sheet": sheet_of(paper_of(order))}
