"""What asks somebody for a signature."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.mail.outbox import write_letter
from ventanilla.domain.people.actions.links import LIFETIME, hashed
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link, StaffMember
from ventanilla.domain.workorders.letters import bell_of
from ventanilla.domain.workorders.models import WorkOrder


def asked_to_sign(order: WorkOrder, member: Membership, by: StaffMember, *, token: str) -> None:
    """To the one contact; the link is theirs and works once."""
    write_letter(
        key=f"work-order-sign:{hashed(token)[:32]}",
        to=recipient(member.person),
        template="workorders/mail/asked_to_sign",
        context={
            "order": order, "person": member.person, "customer": member.customer, "by": by, "token": token,
            "days": LIFETIME[Link.Purpose.SIGN].days,
        },
        about=("work_order", order.pk),
        secrets=[token],
        bell=bell_of(order, member, must_leave=True),
    )  # fmt: skip
