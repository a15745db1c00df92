"""A new customer. Its people are invited by `contacts.invite_contact`."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.actions.facts import Company, fit
from ventanilla.domain.customers.findable import index_later
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor


@transaction.atomic
def add_customer(company: Company, *, by: Actor) -> Customer:
    """Raises Refused for a missing name, a code that is taken or is none, and a tax id that is none or another's."""
    take_turns("customers")
    customer = Customer.objects.create(**fit(company))
    index_later(customer)
    record(by, "customer.added", customer, at=now(), code=customer.code, name=customer.name)
    return customer
