"""Who reads the console may become the first administrator, once."""

from __future__ import annotations

import re

import pytest

from tests.threads import all_at_once
from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people.actions.first_start import begin, offer_first_start
from ventanilla.domain.people.actions.staff import hire
from ventanilla.domain.people.models import Person, Role, StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.provider.models import Provider

ME = {"name": "Iván Cobo", "email": "ivan@norte.example", "password": "una-buena-frase-larga"}


def test_the_code_is_readable_and_only_its_hash_is_kept(db):
    code = offer_first_start()

    assert re.fullmatch(r"[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}", code)
    assert code not in str(Provider.objects.values())
    assert the_house().row.setup_code_hash


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "]
)
def test_however_it_is_typed_it_makes_one_administrator_and_dies(db, typed):
    code = offer_first_start()

    member = begin(code=typed(code), **ME)

    assert member.role == Role.ADMINISTRATOR
    assert not the_house().row.setup_code_hash
    with pytest.raises(Refused):
        begin(code=code, **{**ME, "email": "otra@norte.example"})


def test_a_new_code_makes_the_former_worthless(db):
    former = offer_first_start()
    offer_first_start()

    with pytest.raises(Refused):
        begin(code=former, **ME)


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC", "x" * 500])
def test_a_wrong_code_makes_nobody(db, code):
    offer_first_start()

    with pytest.raises(Refused) as refused:
        begin(code=code, **ME)

    assert refused.value.field == "code"
    assert not Person.objects.exists()


def test_no_code_is_no_code(db):
    with pytest.raises(Refused):
        begin(code="", **ME)


def test_a_weak_password_leaves_the_code_alive(db):
    code = offer_first_start()

    with pytest.raises(Refused):
        begin(code=code, **{**ME, "password": "corta"})

    begin(code=code, **ME)


def test_while_somebody_administrates_there_is_no_code(cast):
    assert offer_first_start() == ""


def test_an_administrator_made_in_the_terminal_ends_it(db):
    code = offer_first_start()
    hire(by=SYSTEM, role=Role.ADMINISTRATOR, **ME)

    with pytest.raises(Refused):
        begin(code=code, **{**ME, "email": "otra@norte.example"})


def test_when_the_last_administrator_was_shut_out_by_hand_the_console_helps_again(cast):
    StaffMember.objects.filter(pk=cast.ivan.pk).update(is_active=False)

    assert begin(code=offer_first_start(), **ME).is_here


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_at_the_same_moment_one_wins(db):
    code = offer_first_start()

    outcomes = all_at_once(2, lambda number: begin(code=code, **{**ME, "email": f"{number}@norte.example"}))

    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "StaffMember"]
    assert StaffMember.objects.count() == 1
