"""What we write when somebody cannot come in and says which company they are of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, write_letter, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Role, StaffMember

MOST_NAMED = 30


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody typed, from where and when."""

    code: str
    tax_id: str
    email: str
    address: str
    at: datetime


def recovery_asked(manager: Membership, asked: Asked, *, token: str) -> None:
    """To an access manager: somebody who knows code and tax id cannot come in. A link for them, and who of theirs may."""
    people = Membership.objects.alive().filter(customer=manager.customer_id).select_related("person")
    write_letter(
        key=f"recovery:{hashlib.sha256(token.encode()).hexdigest()[:32]}",
        to=recipient(manager.person),
        template="customers/mail/recovery_asked",
        context={
            "person": manager.person,
            "customer": manager.customer,
            "asked": asked,
            "token": token,
            "people": [one.person for one in people.order_by("person__name")[:MOST_NAMED]],
        },
        secrets=[token],
    )


def nobody_manages(customer: Customer, asked: Asked) -> None:
    """To those who run the service, once a day for each company: somebody cannot come in, and nobody there can help."""
    of_rank = StaffMember.objects.filter(role__in=[Role.MANAGER, Role.ADMINISTRATOR], is_active=True)
    write_letters(
        [
            Draft(
                key=f"recovery:{customer.pk}:nobody:{asked.at.date()}:{member.person_id}",
                to=recipient(member.person),
                template="customers/mail/nobody_manages",
                context={"person": member.person, "customer": customer, "asked": asked},
                bell=Bell(reader=member, topic=Topic.CUSTOMERS, thing="company", number=customer.pk),
            )
            for member in of_rank.filter(person__is_active=True).select_related("person")
        ]
    )
