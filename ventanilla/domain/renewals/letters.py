"""What is written about what ends: to those of the customer who may decide, and to who looks after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.contracts.models import Contract, Period
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import StaffMember


def renewal_ahead(contract: Contract, period: Period, *, step: int, today: date) -> list[Letter]:
    """Returns the letters that are new."""
    left = (contract.decide_by - today).days
    context = {"contract": contract, "period": period, "left": left, "customer": contract.customer}
    key = f"renewal:{period.pk}:{step}"
    drafts = [
        Draft(
            key=f"{key}:{member.pk}", to=recipient(member.person), template="renewals/mail/renewal_ahead",
            context={**context, "person": member.person, "may_decide": member.may_manage(Section.RENEWALS)},
            bell=_bell(contract, member),
        )
        for member in told_of(contract)
    ]  # fmt: skip
    manager = manager_of(contract.customer_id)
    if manager:
        drafts.append(
            Draft(
                key=f"{key}:staff:{manager.pk}", to=recipient(manager.person),
                template="renewals/mail/staff_renewal_ahead", context={**context, "person": manager.person},
                bell=_bell(contract, manager),
            )
        )  # fmt: skip
    return write_letters(drafts)


def _bell(contract: Contract, reader: Membership | StaffMember) -> Bell:
    return Bell(
        reader=reader, topic=Topic.RENEWALS, thing="renewal", number=contract.pk, label=contract.number
    )


def told_of(contract: Contract) -> Iterable[Membership]:
    """Contacts for quotes and access managers, of those who may see renewals."""
    alive = Membership.objects.alive().filter(customer=contract.customer_id)
    asked = (
        alive.filter(Q(for_quotes=True) | Q(is_access_manager=True))
        .select_related("person", "customer")
        .order_by("pk")
    )
    return [one for one in asked if one.may_view(Section.RENEWALS)]
