"""Who looks after whom."""

from __future__ import annotations

from ventanilla.domain.contracts.models import Account
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember


def manager_of(customer: Customer | int) -> StaffMember | None:
    """Nobody, where nobody was named or they have left."""
    number = customer if isinstance(customer, int) else customer.pk
    found = Account.objects.select_related("manager__person").filter(customer_id=number).first()
    return found.manager if found and found.manager.is_here else None
