"""The provider's own people: they come, get a role, and leave."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from tests.threads import all_at_once
from ventanilla.core.errors import Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import find_link
from ventanilla.domain.people.actions.passwords import set_new_password
from ventanilla.domain.people.actions.staff import (
    change_role,
    invite,
    invite_again,
    let_go,
    rename,
    take_back,
)
from ventanilla.domain.people.models import Link, Role, StaffMember, Team

NEW = {"email": "sara@norte.example", "name": "Sara Ruiz", "role": Role.AGENT}


def token_in(letter: Letter) -> str:
    return letter.secrets[0]


def the_letter_to(address: str) -> Letter:
    return Letter.objects.filter(to_address=address).latest("pk")


def test_who_is_invited_chooses_a_password_within_a_week_and_comes_in(cast, client):
    invite(by=cast.ivan, **NEW)
    token = token_in(the_letter_to("sara@norte.example"))

    with time_machine.travel(now() + timedelta(days=6), tick=False):
        set_new_password(token, "una-buena-frase-larga")

    assert (
        client.post("/acceso/", {"login": NEW["email"], "password": "una-buena-frase-larga"}).status_code
        == 302
    )
    assert Letter.objects.filter(to_address=NEW["email"]).count() == 1
    assert Entry.objects.filter(verb="password.chosen").exists()


def test_an_invitation_dies_after_a_week(cast):
    invite(by=cast.ivan, **NEW)
    token = token_in(the_letter_to("sara@norte.example"))

    with time_machine.travel(now() + timedelta(days=8), tick=False):
        assert find_link(Link.Purpose.NEW_PASSWORD, token) is None


def test_another_invitation_makes_the_first_worthless(cast):
    member = invite(by=cast.ivan, **NEW)
    first = token_in(the_letter_to(NEW["email"]))

    invite_again(member, by=cast.ivan)

    assert find_link(Link.Purpose.NEW_PASSWORD, first) is None
    assert find_link(Link.Purpose.NEW_PASSWORD, token_in(the_letter_to(NEW["email"])))


def test_who_has_a_password_is_not_invited_again(cast):
    with pytest.raises(Refused):
        invite_again(cast.marta, by=cast.ivan)


def test_a_role_is_changed_by_another(cast):
    change_role(cast.marta, Role.DISPATCHER, by=cast.ivan)

    assert StaffMember.objects.get(pk=cast.marta.pk).role == Role.DISPATCHER
    entry = Entry.objects.get(verb="staff.role_changed")
    assert entry.details == {"role": "dispatcher", "before": "agent"}


@pytest.mark.parametrize(
    "verb", [lambda one: change_role(one, Role.AGENT, by=one), lambda one: let_go(one, by=one)]
)
def test_nobody_demotes_or_removes_themself(cast, verb):
    with pytest.raises(Refused):
        verb(cast.ivan)


@pytest.mark.parametrize(
    "verb", [lambda one, by: change_role(one, Role.AGENT, by=by), lambda one, by: let_go(one, by=by)]
)
def test_the_last_administrator_stays(cast, verb):
    with pytest.raises(Refused):
        verb(cast.ivan, cast.elena)

    change_role(cast.elena, Role.ADMINISTRATOR, by=cast.ivan)
    verb(cast.ivan, cast.elena)


def test_who_leaves_is_out_at_once_everywhere(cast, sign_in):
    desk = sign_in(cast.marta)
    Team.objects.create(name="Redes").members.add(cast.marta)
    assert desk.get("/acceso/entrada/").url == "/escritorio/"

    let_go(cast.marta, by=cast.ivan)

    assert desk.get("/acceso/entrada/").url == "/acceso/"
    assert (
        Client()
        .post("/acceso/", {"login": cast.marta.person.email, "password": "una-frase-larga-para-probar"})
        .status_code
        == 200
    )
    assert not cast.marta.teams.exists()
    assert Entry.objects.get(verb="staff.let_go").details == {"teams": ["Redes"]}


def test_who_left_keeps_what_they_did_and_can_come_back(cast):
    let_go(cast.marta, by=cast.ivan)

    take_back(cast.marta, by=cast.ivan)

    back = StaffMember.objects.get(pk=cast.marta.pk)
    assert back.is_active
    assert not back.person.has_usable_password()
    set_new_password(token_in(the_letter_to(cast.marta.person.email)), "otra-frase-bien-larga")


def test_who_has_left_cannot_be_invited_again(cast):
    member = invite(by=cast.ivan, **NEW)
    let_go(member, by=cast.ivan)

    with pytest.raises(Refused):
        invite_again(member, by=cast.ivan)


def test_a_new_name_is_written_down(cast):
    rename(cast.marta, " Marta  Solís Gil ", by=cast.ivan)

    assert StaffMember.objects.get(pk=cast.marta.pk).actor_name == "Marta Solís Gil"
    with pytest.raises(Refused):
        rename(cast.marta, " ", by=cast.ivan)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_remove_each_other(cast):
    change_role(cast.elena, Role.ADMINISTRATOR, by=cast.ivan)
    pair = (cast.ivan, StaffMember.objects.get(pk=cast.elena.pk))

    outcomes = all_at_once(2, lambda number: let_go(pair[number], by=pair[1 - number]))

    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "StaffMember"]
    assert StaffMember.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count() == 1
