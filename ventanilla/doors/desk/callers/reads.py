"""What the desk knows of who is on the telephone."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now

from ventanilla.domain.customers.actions.calls import proofs_of
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.policy_of_calls import warrant_for


def standing(customer: Customer, member: Membership | None = None) -> dict[str, Any]:
    """For every page by which the desk changes who enters (`desk/callers/parts.html`): who of the company is verified, and
    what entitles to change the access of this contact; None: of somebody new. One statement.
    """
    proofs = proofs_of(customer)
    about = member.pk if member else None
    return {"proofs": proofs, "warrant": warrant_for(proofs, about=about, reason="", now=now())}
