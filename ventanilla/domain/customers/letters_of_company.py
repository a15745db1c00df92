"""What we write about other facts of a company: to those who decide, and to whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.text import capfirst

from ventanilla.domain.customers.models import CompanyChange, Customer
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, write_letter, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.policy import LEADS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Asked(NamedTuple):
    """One fact that was asked for."""

    column: str
    label: _StrOrPromise
    """In the language of whoever reads it."""
    before: str
    """When they asked."""
    after: str
    taken: bool


def asked_facts(change: CompanyChange) -> list[Asked]:
    """In the order in which forms ask for them."""
    return [
        Asked(field.name, capfirst(field.verbose_name), change.before[field.name], change.wanted[field.name],
              field.name in change.taken)
        for field in Customer._meta.fields
        if field.name in change.wanted
    ]  # fmt: skip


def change_asked(change: CompanyChange) -> None:
    """To those who keep customers: each once, whoever decides."""
    keepers = StaffMember.objects.filter(role__in=LEADS, is_active=True, person__is_active=True)
    facts = asked_facts(change)
    write_letters(
        [
            Draft(
                key=f"company_change:{change.pk}:asked:{keeper.person_id}",
                to=recipient(keeper.person),
                template="customers/mail/change_asked",
                context={
                    "person": keeper.person, "customer": change.customer, "change": change, "facts": facts,
                    "by": change.asked_by,
                },
                bell=Bell(reader=keeper, topic=Topic.CUSTOMERS, thing="company", number=change.customer_id),
            )
            for keeper in keepers.select_related("person").order_by("pk")
        ]
    )  # fmt: skip


def change_decided(change: CompanyChange) -> None:
    """Accepted, whole or in part, or not; nothing to who is no contact any more."""
    member = change.asked_by
    if member.is_active and member.person.is_active:
        write_letter(
            key=f"company_change:{change.pk}:decided",
            to=recipient(member.person),
            template="customers/mail/change_decided",
            context={
                "person": member.person, "customer": change.customer, "change": change, "facts": asked_facts(change),
                "is_whole": set(change.taken) == set(change.wanted),
            },
            bell=Bell(reader=member, topic=Topic.ACCESS, thing="company", number=change.customer_id),
        )  # fmt: skip
