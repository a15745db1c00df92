"""Persons, and those of the provider."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.actions.staff import hire
from ventanilla.domain.people.models import Person, Role, StaffMember

GOOD = {
    "email": "sara@norte.example",
    "name": "Sara Ruiz",
    "role": Role.AGENT,
    "password": "una-buena-frase-larga",
}


def test_an_address_is_kept_in_lower_case(db):
    person = Person.objects.create_user(" Sara@Norte.Example ", name="Sara")

    assert person.email == "sara@norte.example"
    assert Person.objects.get_by_natural_key("SARA@norte.example") == person


def test_the_database_itself_refuses_capitals_and_twins(cast):
    for address in ("Lucia@aurora-pruebas.example", "lucia@aurora-pruebas.example"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.bulk_create([Person(email=address, name="x")])


def test_who_has_no_password_cannot_come_in_by_one(db):
    person = Person.objects.create_user("sara@norte.example", name="Sara")

    assert not person.has_usable_password()
    assert not person.check_password("")


def test_hiring_gives_a_login_and_is_written_down(db):
    member = hire(by=SYSTEM, **GOOD)

    assert member.person.check_password(GOOD["password"])
    entry = Entry.objects.get()
    assert (entry.verb, entry.thing_kind, entry.thing_id) == ("staff.hired", "staffmember", member.pk)
    assert GOOD["password"] not in str(entry.details)


def test_hired_without_a_password_they_cannot_come_in_by_one(db):
    member = hire(by=SYSTEM, **{**GOOD, "password": None})

    assert not member.person.has_usable_password()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "no-es-correo"}, "email"),
        ({"email": ""}, "email"),
        ({"email": "a@b.example\nBcc: x@y.example"}, "email"),
        ({"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example"}, "email"),
        ({"email": "LUCIA@aurora-pruebas.example"}, "email"),
        ({"password": "corta"}, "password"),
        ({"password": "sara@norte.example"}, "password"),
        ({"name": "  "}, "name"),
        ({"name": "ñ" * 121}, "name"),
    ],
)
def test_what_cannot_be_hired_is_refused_and_leaves_nothing(cast, wrong, field):
    people, lines = Person.objects.count(), Entry.objects.count()

    with pytest.raises(Refused) as refusal:
        hire(by=SYSTEM, **{**GOOD, **wrong})

    assert refusal.value.field == field
    assert (Person.objects.count(), Entry.objects.count()) == (people, lines)


def test_who_did_things_cannot_be_deleted(cast):
    with pytest.raises(Exception, match="protected"):
        cast.marta.person.delete()

    assert StaffMember.objects.filter(pk=cast.marta.pk).exists()


def test_who_has_not_chosen_a_language_has_that_of_the_installation(db, settings):
    settings.ENV = replace(settings.ENV, language="en")

    assert Person.objects.create_user("ana@norte.example").language == "en"
    assert Person.objects.create_user("eva@norte.example", language="es").language == "es"
