"""What we write to whoever asked for other facts of their company."""

from __future__ import annotations

from typing import NamedTuple

from ventanilla.domain.customers.models import CompanyChange, Customer
from ventanilla.domain.mail.outbox import write_letter
from ventanilla.domain.people.letters import recipient


class Asked(NamedTuple):
    """One fact that was asked for."""

    column: str
    label: str
    before: str
    """When they asked."""
    after: str
    taken: bool


def asked_facts(change: CompanyChange) -> list[Asked]:
    """In the order in which forms ask for them."""
    return [
        Asked(field.name, _label(field.verbose_name), change.before[field.name], change.wanted[field.name],
              field.name in change.taken)
        for field in Customer._meta.fields
        if field.name in change.wanted
    ]  # fmt: skip


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
        )  # fmt: skip


def _label(words: object) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]
