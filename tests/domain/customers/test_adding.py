"""A new customer."""

from __future__ import annotations

import pytest

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.adding import add_customer
from ventanilla.domain.customers.actions.facts import Company, next_code
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.models import Entry


@pytest.fixture
def ebro(cast) -> Customer:
    return add_customer(Company(name="Gráficas Ebro", tax_id="b-12345674"), by=cast.ivan)


def test_a_customer_gets_the_next_code_and_a_line_in_its_journal(cast, ebro):
    assert (ebro.code, ebro.tax_id) == ("C0208", "B12345674")
    entry = Entry.objects.get(verb="customer.added")
    assert (entry.customer_number, entry.details["name"]) == (ebro.pk, "Gráficas Ebro")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"code": "c0142"}, "code"),
        ({"code": "A B"}, "code"),
        ({"code": "<b>"}, "code"),
        ({"tax_id": "B12345678"}, "tax_id"),
        ({"tax_id": "ES B12345674"}, "tax_id"),
    ],
)
def test_a_customer_that_cannot_be_is_refused(cast, ebro, wrong, field):
    with pytest.raises(Refused) as refused:
        add_customer(Company(**{"name": "Otra", **wrong}), by=cast.ivan)

    assert refused.value.field == field


def test_codes_of_another_kind_do_not_disturb_the_count(cast):
    Customer.objects.create(code="C-77", name="A")
    Customer.objects.create(code="NORTE9", name="B")

    assert next_code() == "C0208"


def test_the_first_customer_of_all_is_number_one(db):
    assert next_code() == "C0001"
