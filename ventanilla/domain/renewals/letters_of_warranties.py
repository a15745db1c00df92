"""What is written about warranties that end: one letter for all devices of a company that it is time to tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Role, StaffMember


def warranty_ahead(customer: Customer, devices: Sequence[Device], *, today: date) -> list[Letter]:
    """To its technical contacts who see the network, and to who looks after it. No private word of a device is in it.
    Returns the letters that are new.
    """
    context = {"customer": customer, "devices": devices, "first": devices[0]}
    key = f"warranty:{customer.pk}:{today}:{devices[0].pk}"
    drafts = [
        Draft(
            key=f"{key}:{member.pk}", to=recipient(member.person), template="renewals/mail/warranty_ahead",
            context={**context, "person": member.person}, bell=_bell(devices[0], member),
        )
        for member in _contacts(customer)
    ]  # fmt: skip
    drafts += [
        Draft(
            key=f"{key}:staff:{staff.pk}", to=recipient(staff.person), template="renewals/mail/staff_warranty_ahead",
            context={**context, "person": staff.person}, bell=_bell(devices[0], staff),
        )
        for staff in _staff(customer)
    ]  # fmt: skip
    return write_letters(drafts)


def _bell(first: Device, reader: Membership | StaffMember) -> Bell:
    return Bell(reader=reader, topic=Topic.RENEWALS, thing="device", number=first.pk, label=first.name)


def _contacts(customer: Customer) -> Iterable[Membership]:
    alive = Membership.objects.alive().filter(customer=customer, for_technical=True)
    return [
        one
        for one in alive.select_related("person", "customer").order_by("pk")
        if one.may_view(Section.NETWORK)
    ]


def _staff(customer: Customer) -> Iterable[StaffMember]:
    """Who looks after its account; where nobody does, who arranges the work."""
    manager = manager_of(customer.pk)
    if manager:
        return [manager]
    here = StaffMember.objects.filter(
        is_active=True, person__is_active=True, role__in=(Role.DISPATCHER, Role.MANAGER)
    )
    return here.select_related("person").order_by("pk")
