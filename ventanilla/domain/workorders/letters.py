"""What tells of a work order: its customer's people who may see it, and the technician who answers for it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from ventanilla.core.durations import in_hours
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.models import Objection, Signature, WorkOrder
from ventanilla.domain.workorders.policy import objections_until


def issued(order: WorkOrder) -> None:
    """To whom it was done for, and to the technical contacts."""
    until = objections_until(order)
    _tell(order, "issued", contacts_of(order), [], until=until, length=in_hours(order.minutes))


def signed(order: WorkOrder, signature: Signature) -> None:
    """To the same, and to the technician."""
    _tell(order, "signed", contacts_of(order), [order.technician], signature=signature)


def objected(order: WorkOrder, objection: Objection) -> None:
    """To the technician, and to those who heard of it but for who wrote it."""
    told = [one for one in contacts_of(order) if one.pk != objection.by_id]
    _tell(order, "objected", told, [order.technician], objection=objection)


def answered(order: WorkOrder, objection: Objection) -> None:
    """To who objected, while they may see it."""
    told = [objection.by] if _hears(objection.by) else []
    _tell(order, "answered", told, [], objection=objection)


def contacts_of(order: WorkOrder) -> list[Membership]:
    """Whoever can come in and may see it: a letter tells nobody what the page would refuse them."""
    wanted = Q(for_technical=True) | Q(pk=order.requester_id or 0)
    alive = Membership.objects.alive().filter(wanted, customer=order.customer_id)
    found = alive.select_related("person", "customer").order_by("pk")
    return [one for one in found if one.may_view(Section.WORK_ORDERS)]


def bell_of(order: WorkOrder, reader: Membership | StaffMember, *, must_leave: bool = False) -> Bell:
    return Bell(
        reader=reader, topic=Topic.WORK_ORDERS, thing="work_order", number=order.pk, label=order.subject,
        must_leave=must_leave,
    )  # fmt: skip


def _hears(member: Membership) -> bool:
    is_in = member.is_active and member.person.is_active and member.customer.is_active
    return is_in and member.may_view(Section.WORK_ORDERS)


def _tell(
    order: WorkOrder, name: str, members: list[Membership], staff: list[StaffMember], **context: Any
) -> None:
    readers: list[tuple[Membership | StaffMember, bool]] = [(one, False) for one in members]
    readers += [(one, True) for one in staff]
    write_letters(
        [
            Draft(
                key=f"work_order:{order.pk}:{name}:{'staff' if is_staff else 'contact'}:{reader.person_id}",
                to=recipient(reader.person),
                template=f"workorders/mail/{name}",
                context={
                    "order": order, "person": reader.person, "customer": order.customer, "at_the_desk": is_staff,
                    **context,
                },
                about=("workorder", order.pk),
                bell=bell_of(order, reader),
            )
            for reader, is_staff in readers
        ]
    )  # fmt: skip
