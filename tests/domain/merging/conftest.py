"""The company that is here twice."""

from __future__ import annotations

import pytest

from tests.cast import _contact
from ventanilla.domain.customers.models import (
    Customer,
    Membership,
)
from ventanilla.domain.customers.policy import EVERYTHING

ALL = dict.fromkeys(EVERYTHING.rights, "manage")


@pytest.fixture
def twin(cast) -> Customer:
    """Talleres Aurora once more, as another program brought it: with Diego, who manages its accesses, Sara, and Nuria, whom
    both know.
    """
    made = Customer.objects.create(
        code="C0300",
        name="Aurora Talleres",
        tax_id="B12345674",
        phone="976 1",
        external_id="erp-9",
        notes="Paga bien.",
    )
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="B12345674", notes="Ojo.")
    _contact("Diego Rey", made, ALL, scope="company", is_access_manager=True, for_invoices=True)
    _contact("Sara Gil", made, {"support": "manage", "invoices": "view"}, scope="company")
    Membership.objects.create(person=cast.nuria.person, customer=made, rights=ALL, scope="company")
    return made
