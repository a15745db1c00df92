"""What a work order takes of the hours that its customer has bought: foreseen in its draft, drawn when it is issued."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove
from ventanilla.domain.hours.actions.approving import ask_approval, withdraw_approval
from ventanilla.domain.hours.actions.drawing import Done, Forecast, draw_hours, foresee
from ventanilla.domain.hours.models import Approval, Spending
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.models import Line, WorkOrder


def hours_key(order: WorkOrder) -> str:
    """By what its lines and its approvals are known to the banks."""
    return f"workorder:{order.pk}"


def foresee_hours(order: WorkOrder) -> Forecast:
    """What its billable lines would take of the banks as they are now."""
    return foresee(order.customer_id, _done(order))


def draw_for(order: WorkOrder, *, by: StaffMember) -> list[Spending]:
    """When it is issued, in the same transaction. Raises Refused where its customer has to approve it first."""
    return draw_hours(order.customer, _done(order), source=order.number, key=hours_key(order), by=by)


@transaction.atomic
def ask_to_exceed(order: WorkOrder, *, by: StaffMember) -> Approval:
    """Ask its customer whether it may go beyond what is left. Raises IllegalMove once issued, Refused where it fits."""
    if not order.is_draft:
        raise IllegalMove(_("El parte ya está emitido."))
    return ask_approval(
        order.customer, foresee_hours(order), key=hours_key(order), subject=order.subject, by=by
    )


def forget_asking(order: WorkOrder) -> None:
    """It comes to nothing: nobody has to decide any more."""
    withdraw_approval(hours_key(order))


def last_approval(order: WorkOrder) -> Approval | None:
    """What was asked last, waiting or decided."""
    asked = Approval.objects.filter(source_key=hours_key(order)).exclude(state=Approval.State.WITHDRAWN)
    return asked.select_related("decided_by__person").order_by("-id").first()


def done_in(order: WorkOrder, lines: Iterable[Line]) -> list[Done]:
    """The lines as the banks take them."""
    return [
        Done(
            place=one.pk, began_at=one.began_at, ended_at=one.ended_at, what=one.description or order.subject,
            kind=one.kind, is_travel=one.kind == Line.Kind.TRAVEL, technician=one.technician,
        )
        for one in lines
    ]  # fmt: skip


def _done(order: WorkOrder) -> list[Done]:
    billable = order.lines.filter(billable=True).select_related("technician__person")
    return done_in(order, billable.order_by("began_at", "pk"))
