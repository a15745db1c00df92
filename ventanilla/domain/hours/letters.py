"""What is written about hours: how much is left, that it ends, and whether work may go beyond it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Sum

from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.hours.models import Approval, HourBank
from ventanilla.domain.hours.policy import hears_of_hours
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Role, StaffMember


def hours_used(bank: HourBank, *, step: int) -> list[Letter]:
    """To both sides: so many percent are gone. Returns the letters that are new."""
    key, facts = f"hours:{bank.pk}:{step}", {"step": step, "in_all": left_of(bank.customer_id)}
    told = _to_customer("hours_used", bank, key, facts)
    return told + _to_staff("staff_hours_used", bank, key, facts)


def hours_ending(bank: HourBank, *, left: int) -> list[Letter]:
    """To both sides: it ends in so many days, with something left."""
    key, facts = f"hours:{bank.pk}:end:{bank.valid_until:%Y%m%d}", {"days": left}
    told = _to_customer("hours_ending", bank, key, facts)
    return told + _to_staff("staff_hours_ending", bank, key, facts)


def approval_asked(approval: Approval, deciders: Iterable[Membership]) -> list[Letter]:
    context = {"approval": approval, "customer": approval.customer}
    return write_letters([
        Draft(
            key=f"approval:{approval.pk}:{member.pk}", to=recipient(member.person),
            template="hours/mail/approval_asked", context={**context, "person": member.person},
            bell=Bell(reader=member, topic=Topic.HOURS, thing="approval", number=approval.pk, label=approval.subject),
        )
        for member in deciders
    ])  # fmt: skip


def approval_decided(approval: Approval) -> list[Letter]:
    """To whoever asked."""
    staff = approval.asked_by
    if not staff.is_here:
        return []
    context = {"approval": approval, "customer": approval.customer, "person": staff.person}
    draft = Draft(
        key=f"approval:{approval.pk}:decided", to=recipient(staff.person),
        template="hours/mail/staff_approval_decided", context=context,
        bell=Bell(reader=staff, topic=Topic.HOURS, thing="approval", number=approval.pk, label=approval.subject),
    )  # fmt: skip
    return write_letters([draft])


def left_of(customer: int) -> int:
    """Minutes of all banks that have some."""
    running = HourBank.objects.running().filter(customer=customer, balance__gt=0)
    return int(running.aggregate(all=Sum("balance", default=0))["all"])


def told_staff(customer: int) -> list[StaffMember]:
    """Who looks after them; where nobody does, the managers."""
    manager = manager_of(customer)
    if manager:
        return [manager]
    here = StaffMember.objects.filter(role=Role.MANAGER, is_active=True, person__is_active=True)
    return list(here.select_related("person").order_by("pk"))


def _to_customer(template: str, bank: HourBank, key: str, facts: dict[str, Any]) -> list[Letter]:
    alive = Membership.objects.alive().filter(customer=bank.customer_id).select_related("person", "customer")
    hearing = [member for member in alive.order_by("pk") if hears_of_hours(member)]
    return write_letters([_draft(member, template, bank, f"{key}:{member.pk}", facts) for member in hearing])


def _to_staff(template: str, bank: HourBank, key: str, facts: dict[str, Any]) -> list[Letter]:
    told = told_staff(bank.customer_id)
    return write_letters([_draft(staff, template, bank, f"{key}:staff:{staff.pk}", facts) for staff in told])


def _draft(
    reader: Membership | StaffMember, template: str, bank: HourBank, key: str, facts: dict[str, Any]
) -> Draft:
    return Draft(
        key=key, to=recipient(reader.person), template=f"hours/mail/{template}",
        context={"bank": bank, "customer": bank.customer, "person": reader.person, **facts},
        bell=Bell(reader=reader, topic=Topic.HOURS, thing="hour_bank", number=bank.pk, label=bank.name),
    )  # fmt: skip
