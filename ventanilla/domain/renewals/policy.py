"""Who may ask about services and decide about renewals. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.policy import may_open


def may_ask_about(actor: Actor) -> bool:
    """About a service that their company does not have: it becomes a ticket of theirs."""
    return isinstance(actor, Membership) and actor.may_view(Section.SERVICES) and may_open(actor)


def may_decide(actor: Actor, contract: Contract) -> bool:
    """Renew, not renew, ask for a quote: it becomes a ticket of theirs."""
    of_theirs = isinstance(actor, Membership) and actor.customer_id == contract.customer_id
    return of_theirs and may_decide_at_all(actor)


def may_decide_at_all(actor: Actor) -> bool:
    return isinstance(actor, Membership) and actor.may_manage(Section.RENEWALS) and may_open(actor)
