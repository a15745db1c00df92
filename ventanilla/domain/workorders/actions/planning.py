"""A draft that has a date: work that is going to be done. Its customer hears nothing of it: a draft is the desk's own."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.visits import refuse_absent, refuse_date, refuse_length
from ventanilla.domain.workorders.actions.drafting import held_draft
from ventanilla.domain.workorders.models import WorkOrder


@transaction.atomic
def plan_order(
    order: WorkOrder, *, by: StaffMember, at_time: datetime, minutes: int, technician: StaffMember,
    seen: int | None = None,
) -> WorkOrder:  # fmt: skip
    """When, how long and who; again, to move it. As it already is, nothing happens.

    Raises IllegalMove for what was issued, ChangedMeanwhile, and Refused for a time that has passed, for no length, and for
    a technician who has left; one that has begun can still be stretched.
    """
    order = held_draft(order, seen)
    refuse_length(minutes)
    if (order.planned_at, order.planned_minutes, order.technician_id) == (at_time, minutes, technician.pk):
        return order
    at = now()
    if at_time != order.planned_at:
        refuse_date(at_time, at)
    refuse_absent(technician)
    order.planned_at, order.planned_minutes, order.technician = at_time, minutes, technician
    told = {"planned_at": at_time.isoformat(), "minutes": minutes, "technician": technician.actor_name}
    return _keep(order, "work_order.planned", by=by, at=at, **told)


@transaction.atomic
def unplan_order(order: WorkOrder, *, by: StaffMember, seen: int | None = None) -> WorkOrder:
    """Nobody goes; without a date nothing happens. Raises IllegalMove for what was issued, ChangedMeanwhile."""
    order = held_draft(order, seen)
    if order.planned_at is None:
        return order
    was, order.planned_at = order.planned_at, None
    return _keep(order, "work_order.unplanned", by=by, at=now(), planned_at=was.isoformat())


def _keep(order: WorkOrder, verb: str, *, by: StaffMember, at: datetime, **told: object) -> WorkOrder:
    order.version += 1
    order.save(update_fields=["planned_at", "planned_minutes", "technician", "version"])
    announce("planning", 0, [DESK])
    record(by, verb, order, at=at, label=order.label, **told)
    return order
