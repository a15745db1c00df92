"""Who may do what with hour banks. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.contracts.policy import may_keep_contracts
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor


def may_keep_hours(actor: Actor) -> bool:
    """Sell, adjust, move: who keeps contracts. All of the desk sees them, draws from them and asks for approval."""
    return may_keep_contracts(actor)


def may_approve(actor: Actor) -> bool:
    """That work goes beyond what is left: who manages work orders; and of those who see them, who is there for quotes
    or manages the accesses.
    """
    if not isinstance(actor, Membership) or not actor.may_view(Section.WORK_ORDERS):
        return False
    return actor.may_manage(Section.WORK_ORDERS) or actor.for_quotes or actor.is_access_manager


def hears_of_hours(member: Membership) -> bool:
    """Is told how much is left: of those who see it, who pays, who asks for quotes and who manages the accesses."""
    return member.may_view(Section.WORK_ORDERS) and (
        member.for_invoices or member.for_quotes or member.is_access_manager
    )
