"""What an access manager may give, and to whom. Nothing here reads rows: it compares what somebody has with what they give.

The one rule: nobody gives what they do not have. What the other has already may stay, whoever gave it; taking away is
always allowed, except from oneself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ventanilla.domain.customers.models import Membership, Right, Scope, Section
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember

RANK = {"": 0, Right.VIEW.value: 1, Right.MANAGE.value: 2}
"""How far a right goes; no right is the empty word."""
PURPOSES = ("for_invoices", "for_quotes", "for_technical")
SEEN_IN = {
    "for_invoices": Section.INVOICES,
    "for_quotes": Section.RENEWALS,
    "for_technical": Section.SUPPORT,
}
"""Where the mail of a purpose can be read too: who may look there may have it sent to somebody."""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """All that a membership gives, as values. To manage the contacts is to manage the accesses: one thing, not two."""

    rights: Mapping[str, str] = field(default_factory=dict)
    scope: str = Scope.OWN
    for_invoices: bool = False
    for_quotes: bool = False
    for_technical: bool = False

    @property
    def is_access_manager(self) -> bool:
        return self.level(Section.CONTACTS) == RANK[Right.MANAGE]

    def level(self, section: str) -> int:
        """0 nothing, 1 to view, 2 to manage."""
        return RANK.get(self.rights.get(section) or "", 0)

    @property
    def columns(self) -> dict[str, Any]:
        """What is written into the row."""
        return {
            "rights": {one.value: Right(self.rights[one]).value for one in Section if self.level(one)},
            "scope": Scope(self.scope).value,
            "is_access_manager": self.is_access_manager,
            **{name: getattr(self, name) for name in PURPOSES},
        }


NOTHING = Grant()
EVERYTHING = Grant(
    rights={one.value: Right.MANAGE.value for one in Section}, scope=Scope.COMPANY.value,
    **dict.fromkeys(PURPOSES, True),
)  # fmt: skip
"""What whoever keeps the customers at the desk may give: they stand outside of what a company's people have."""
Governor = Membership | StaffMember
"""Who decides about a contact: an access manager of the company, or the desk."""


def power_of(governor: Governor) -> Grant:
    """As much as they may give."""
    if isinstance(governor, Membership):
        return grant_of(governor)
    return EVERYTHING if may_keep_customers(governor) else NOTHING


def grant_of(member: Membership) -> Grant:
    """What the row gives, of sections that are switched off too: they come back as they were. Where the two disagree about
    managing the accesses, it does not.
    """
    rights = {one.value: member.rights[one] for one in Section if member.holds(one)}
    if not member.is_access_manager and Section.CONTACTS in rights:
        rights[Section.CONTACTS.value] = Right.VIEW.value
    return Grant(
        rights=rights, scope=member.scope, **{name: getattr(member, name) for name in PURPOSES}
    )  # fmt: skip


def excess(giver: Grant, wanted: Grant, *, before: Grant = NOTHING) -> list[str]:
    """In words, what of `wanted` the giver lacks and the other did not have: empty when all of it may be given."""
    return list(_excess(giver, wanted, before))


def most_of(giver: Grant, section: str, *, before: Grant = NOTHING) -> int:
    """The furthest that a right to this section may go by the hand of the giver."""
    return max(giver.level(section), before.level(section))


def may_give_purpose(giver: Grant, name: str, *, before: Grant = NOTHING) -> bool:
    return getattr(giver, name) or getattr(before, name) or giver.level(SEEN_IN[name]) > 0


def may_give_scope(giver: Grant, *, before: Grant = NOTHING) -> bool:
    """The whole company's tickets."""
    return Scope.COMPANY in (giver.scope, before.scope)


def within(giver: Grant, wanted: Grant) -> Grant:
    """As much of it as the giver has."""
    rights = {
        one: min(right, giver.rights.get(one, ""), key=RANK.__getitem__)
        for one, right in wanted.rights.items()
    }
    return Grant(
        rights={one: right for one, right in rights.items() if right},
        scope=wanted.scope if may_give_scope(giver) else Scope.OWN,
        **{name: getattr(wanted, name) and may_give_purpose(giver, name) for name in PURPOSES},
    )


def covers(giver: Grant, other: Grant) -> bool:
    """The giver has all that the other has, so nothing new comes into the world by the other's hand."""
    return not excess(giver, other)


def may_see_contacts(actor: Actor) -> bool:
    return isinstance(actor, Membership) and actor.may_view(Section.CONTACTS)


def may_govern(actor: Actor) -> bool:
    """Decide who enters in the name of this customer."""
    return isinstance(actor, Membership) and actor.is_active and grant_of(actor).is_access_manager


def may_touch(actor: Actor, member: Membership) -> bool:
    """Anybody who is still in the list: an access manager of their own company but themself, the desk of every company."""
    if isinstance(actor, StaffMember):
        return may_keep_customers(actor) and member.removed_at is None
    return (
        isinstance(actor, Membership)
        and may_govern(actor)
        and actor.customer_id == member.customer_id
        and actor.pk != member.pk
        and member.removed_at is None
    )


def may_let_back(actor: Actor, member: Membership) -> bool:
    """Give back, send again or move to another address: with it all goes that the other may do, so the actor must have it.

    Otherwise somebody could read, under another's name and an address of their own, what was never given to them.
    """
    return (
        isinstance(actor, Governor) and may_touch(actor, member) and covers(power_of(actor), grant_of(member))
    )


def _excess(giver: Grant, wanted: Grant, before: Grant) -> Iterator[str]:
    for section in Section:
        if wanted.level(section) > most_of(giver, section, before=before):
            yield _("«%(section)s: %(right)s»") % {
                "section": section.label, "right": Right(wanted.rights[section]).label,
            }  # fmt: skip
    if wanted.scope == Scope.COMPANY and not may_give_scope(giver, before=before):
        yield _("«Incidencias de toda la empresa»")
    for name in PURPOSES:
        if getattr(wanted, name) and not may_give_purpose(giver, name, before=before):
            label = Membership._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a column, all three
            yield _("«Correos de %(purpose)s»") % {"purpose": label}
