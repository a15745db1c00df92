"""A forgotten password, from the asking to the new one."""

from __future__ import annotations

import re

import pytest
from django.utils.timezone import now

from tests.cast import PASSWORD
from tests.threads import all_at_once
from ventanilla.core.errors import Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import find_link, make_link
from ventanilla.domain.people.actions.passwords import offer_new_password, set_new_password
from ventanilla.domain.people.models import Link, Person

NEW = "otra-frase-larga-y-nueva"


@pytest.fixture
def lucia(cast) -> Person:
    return cast.lucia.person


@pytest.fixture
def token(lucia) -> str:
    return make_link(Link.Purpose.NEW_PASSWORD, lucia, at=now())


def verbs() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


def test_who_asks_gets_one_letter_with_a_link_that_works(lucia):
    offer_new_password(lucia.email)

    letter = Letter.objects.get()
    token = re.search(r"/acceso/clave/([\w-]{43})/", letter.text)[1]
    assert letter.to_address == lucia.email
    assert token in letter.html
    assert letter.secrets == [token]
    assert find_link(Link.Purpose.NEW_PASSWORD, token).person == lucia
    assert verbs() == ["password.link_sent"]


def test_the_address_is_found_however_it_is_written(lucia):
    offer_new_password(f"  {lucia.email.upper()} ")

    assert Letter.objects.count() == 1


@pytest.mark.parametrize("email", ["nadie@aurora.example", "", "lucia", "lucia@aurora-pruebas"])
def test_an_address_that_nobody_has_leaves_no_trace(cast, email):
    offer_new_password(email)

    assert not Letter.objects.exists()
    assert not Link.objects.exists()
    assert not Entry.objects.exists()


def test_somebody_who_left_gets_nothing(lucia):
    Person.objects.filter(pk=lucia.pk).update(is_active=False)

    offer_new_password(lucia.email)

    assert not Letter.objects.exists()


def test_asking_again_kills_the_first_link(lucia, token):
    offer_new_password(lucia.email)

    assert find_link(Link.Purpose.NEW_PASSWORD, token) is None
    assert Link.objects.count() == 1


def test_the_link_sets_the_password_and_tells_the_person(lucia, token):
    set_new_password(token, NEW)

    lucia.refresh_from_db()
    assert lucia.check_password(NEW)
    assert not lucia.check_password(PASSWORD)
    assert Letter.objects.get().to_address == lucia.email
    assert verbs() == ["password.changed"]


def test_neither_the_letter_nor_the_journal_holds_the_password(lucia, token):
    set_new_password(token, NEW)

    letter = Letter.objects.get()
    assert NEW not in letter.text + letter.html + letter.subject
    assert NEW not in str(Entry.objects.get().details)
    assert token not in str(Entry.objects.get().details)


def test_the_link_works_once(token):
    set_new_password(token, NEW)

    with pytest.raises(Refused, match=r"Este enlace ya no sirve"):
        set_new_password(token, NEW + "-más")


@pytest.mark.parametrize(
    "weak",
    ["", "corta", "once-letras", "contraseña12"[:11], "passwordpassword"[:8], "qwertyuiop12"[:10], "1q2w3e4r5t6y",
     "lucia@aurora-pruebas.example", "LuciaFerrer1", "            "[:11]],
)  # fmt: skip
def test_a_weak_password_is_refused_with_reasons_and_the_link_lives(lucia, token, weak):
    with pytest.raises(Refused) as refusal:
        set_new_password(token, weak)

    assert refusal.value.field == "password"
    assert str(refusal.value.reason).endswith(".")
    assert find_link(Link.Purpose.NEW_PASSWORD, token)
    lucia.refresh_from_db()
    assert lucia.check_password(PASSWORD)


def test_a_long_phrase_is_welcome(lucia, token):
    set_new_password(token, "el gato de mi vecina duerme en el tejado ñ€")

    lucia.refresh_from_db()
    assert lucia.check_password("el gato de mi vecina duerme en el tejado ñ€")


@pytest.mark.django_db(transaction=True)
def test_two_who_use_the_link_at_once_change_the_password_once(token):
    outcomes = all_at_once(4, lambda number: set_new_password(token, f"{NEW}-{number}").pk)

    assert sum(isinstance(outcome, int) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 3
    assert Letter.objects.count() == 1


def test_of_two_links_asked_for_at_the_same_moment_the_other_dies_too(cast):
    person = cast.lucia.person
    one, other = (make_link(Link.Purpose.NEW_PASSWORD, person, at=now()) for _ in range(2))

    set_new_password(one, "otra frase bien larga")

    assert find_link(Link.Purpose.NEW_PASSWORD, other) is None
