"""A new customer, and its people."""

from __future__ import annotations

import pytest

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.adding import add_contact, add_customer, invite_again
from ventanilla.domain.customers.actions.facts import Company, next_code
from ventanilla.domain.customers.models import Customer, Membership, Scope, Section
from ventanilla.domain.customers.presets import Preset
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.passwords import set_new_password
from ventanilla.domain.people.models import Person

NEW = {"name": "Rosa Abad", "email": "rosa@ebro.example", "preset": Preset.MANAGER}


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


def test_a_contact_is_invited_and_chooses_a_password(cast, ebro, client):
    member = add_contact(ebro, by=cast.ivan, **NEW)

    letter = Letter.objects.get(to_address=NEW["email"])
    set_new_password(letter.secrets[0], "una-buena-frase-larga")

    assert member.is_access_manager
    assert member.scope == Scope.COMPANY
    assert member.may_manage(Section.SUPPORT)
    client.post("/acceso/", {"login": NEW["email"], "password": "una-buena-frase-larga"})
    assert client.get("/inicio/").status_code == 200


def test_a_contact_of_another_customer_gets_one_more_place_and_no_second_password(cast, ebro):
    member = add_contact(ebro, by=cast.ivan, **{**NEW, "email": cast.lucia.person.email.upper()})

    assert member.person == cast.lucia.person
    assert cast.lucia.person.memberships.count() == 2
    letter = Letter.objects.get(to_address=cast.lucia.person.email)
    assert letter.secrets == []
    assert "/acceso/clave/" not in letter.text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "rosa"}, "email"),
        ({"email": "marta@norte-pruebas.example"}, "email"),
    ],
)
def test_a_contact_that_cannot_be_is_refused_and_leaves_nobody(cast, ebro, wrong, field):
    people = Person.objects.count()

    with pytest.raises(Refused) as refused:
        add_contact(ebro, by=cast.ivan, **{**NEW, **wrong})

    assert refused.value.field == field
    assert Person.objects.count() == people


def test_twice_the_same_contact_is_refused(cast, ebro):
    add_contact(ebro, by=cast.ivan, **NEW)

    with pytest.raises(Refused):
        add_contact(ebro, by=cast.ivan, **NEW)

    assert Membership.objects.filter(customer=ebro).count() == 1


def test_who_is_shut_out_does_not_come_back_by_another_door(cast, ebro):
    Person.objects.filter(pk=cast.oscar.person_id).update(is_active=False)

    with pytest.raises(Refused):
        add_contact(ebro, by=cast.ivan, **{**NEW, "email": cast.oscar.person.email})


def test_an_invitation_can_be_sent_again_until_it_has_been_used(cast, ebro):
    member = add_contact(ebro, by=cast.ivan, **NEW)

    invite_again(member, by=cast.ivan)

    first, second = Letter.objects.filter(to_address=NEW["email"]).order_by("pk")
    with pytest.raises(Refused):
        set_new_password(first.secrets[0], "una-buena-frase-larga")
    set_new_password(second.secrets[0], "una-buena-frase-larga")
    member.refresh_from_db()
    with pytest.raises(Refused):
        invite_again(member, by=cast.ivan)
