"""Every key to a customer or to a contact says what becomes of it."""

from __future__ import annotations

from django.apps import apps

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.merging.moves import OF_CUSTOMER, OF_MEMBER


def keys_to(target: type) -> set[str]:
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is target
    }


def test_every_key_to_a_customer_is_told_of_and_none_that_is_not_there():
    assert keys_to(Customer) == set(OF_CUSTOMER)


def test_every_key_to_a_contact_is_told_of_and_none_that_is_not_there():
    assert keys_to(Membership) == set(OF_MEMBER)


def test_every_number_of_a_customer_that_is_no_key_is_known_here():
    """The search is read again; the journal tells of then."""
    numbers = {
        model._meta.label_lower
        for model in apps.get_models()
        if any(field.attname == "customer_number" for field in model._meta.concrete_fields)
    }
    assert numbers == {"search.row", "journal.entry"}
