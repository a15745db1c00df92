"""Who may do what with a work order that they can see. Each right is a sentence."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.workorders.models import Status, WorkOrder


def may_write(actor: Actor) -> bool:
    """Whoever works at the desk: draft, issue, annex, and answer an objection."""
    return isinstance(actor, StaffMember)


def may_sign_at_all(actor: Actor) -> bool:
    """For their company: who manages its work orders."""
    return isinstance(actor, Membership) and actor.may_manage(Section.WORK_ORDERS)


def may_sign(actor: Actor, order: WorkOrder) -> bool:
    """Of its customer and with the right, or the desk, on whose device somebody signs; once its paper is made."""
    if not order.can_be_signed:
        return False
    return actor.works_the_desk or (_is_of_customer(actor, order) and may_sign_at_all(actor))


def may_object(actor: Actor, order: WorkOrder, *, at: datetime) -> bool:
    """Who could sign it, instead of signing, until the period ends."""
    until = objections_until(order)
    is_open = order.status == Status.ISSUED and until is not None and at < until
    return is_open and _is_of_customer(actor, order) and may_sign_at_all(actor)


def may_annex(actor: Actor, order: WorkOrder) -> bool:
    return may_write(actor) and not order.is_draft


def objections_until(order: WorkOrder) -> datetime | None:
    """The instant at which the period ends in which its customer may object; None for a draft."""
    return order.objections_until(the_house().periods.objection)


def _is_of_customer(actor: Actor, order: WorkOrder) -> bool:
    return isinstance(actor, Membership) and actor.customer_id == order.customer_id
