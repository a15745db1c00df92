"""What the page of a customer shows of its contracts."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate

from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.contracts.policy import may_keep_contracts
from ventanilla.domain.contracts.standing import Standing
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.contracts.forms import ManagerForm
from ventanilla.doors.desk.contracts.reads import contracts_of


def contracts_around(me: StaffMember, customer: Customer) -> dict[str, Any]:
    """What asks for something comes first, what has been ended last."""
    manager, may_keep, today = manager_of(customer), may_keep_contracts(me), localdate()
    urgency = list(Standing)
    contracts = sorted(
        contracts_of(me, customer), key=lambda one: (urgency.index(one.standing(today)), one.ends_on)
    )
    return {
        "contracts": contracts, "today": today, "manager": manager,
        "may_keep_contracts": may_keep, "manager_form": ManagerForm(now=manager) if may_keep else None,
    }  # fmt: skip
