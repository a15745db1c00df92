"""What people change of themselves: what they are called, and the address that they come in by."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD
from tests.proving import proved
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.oneself import OwnFacts, change_oneself
from ventanilla.domain.customers.actions.own_address import (
    ASKED,
    ask_own_address,
    confirm_own_address,
    forget_own_address,
)
from ventanilla.domain.customers.models import Membership, OwnAddress, Session
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person

NEW = "otra@pruebas.example"


def token_to(address: str) -> str:
    return Letter.objects.filter(to_address=address).latest("pk").secrets[0]


def told() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_a_contact_says_what_they_are_called_and_where_they_can_be_called(cast):
    facts = OwnFacts(name=" Pedro  Sanz Gil ", language="en", phone="976 1", mobile="600 1")
    before = Entry.objects.count()

    assert change_oneself(cast.pedro.person, facts, by=cast.pedro, seen=1)
    assert not change_oneself(cast.pedro.person, facts, by=cast.pedro)

    pedro = Membership.objects.select_related("person").get(pk=cast.pedro.pk)
    assert (pedro.person.name, pedro.person.language) == ("Pedro Sanz Gil", "en")
    assert (pedro.phone, pedro.mobile, pedro.person.phone, pedro.version) == ("976 1", "600 1", "", 2)
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("pk").details["columns"] == ["language", "mobile", "name", "phone"]
    with pytest.raises(ChangedMeanwhile):
        change_oneself(pedro.person, OwnFacts(name="P", language="en"), by=pedro, seen=1)


@pytest.mark.parametrize("wrong", [{"name": " "}, {"language": "fr"}, {"phone": "9" * 31}])
def test_what_nobody_can_be_called_is_refused(cast, wrong):
    with pytest.raises(Refused):
        change_oneself(cast.marta.person, OwnFacts(**{"name": "M", "language": "es", **wrong}), by=cast.marta)
    Person.objects.filter(pk=cast.marta.person_id).update(is_demo=True)
    cast.marta.person.refresh_from_db()
    with pytest.raises(Refused):
        change_oneself(cast.marta.person, OwnFacts(name="M", language="es"), by=cast.marta)


@pytest.mark.parametrize("who", ["marta", "pedro"])
def test_another_address_opens_the_door_once_it_is_confirmed_and_not_before(cast, sign_in, who):
    member = getattr(cast, who)
    person, before, browser = member.person, member.person.email, sign_in(member)
    ask_own_address(person, "primera@pruebas.example", by=member)
    first = token_to("primera@pruebas.example")
    ask_own_address(person, f" {NEW.upper()} ", by=member)
    with pytest.raises(Refused):
        confirm_own_address(first)
    assert Person.objects.get(pk=person.pk).email == before
    page = reverse("gate:own_address", args=[token_to(NEW)])

    assert Client().get(page).status_code == 200
    assert browser.get("/cuenta/").status_code == 200
    assert Client().post(page).status_code == 200

    assert Client().get(page).status_code == 404
    assert Person.objects.get(pk=person.pk).email == NEW
    assert not Session.objects.filter(person=person).exists()
    assert browser.get("/cuenta/").status_code == 302
    assert Client().post("/acceso/", {"login": NEW, "password": PASSWORD}).status_code == 302
    assert [key.rpartition(":")[2] for key in keys_to(before)] == ["old", "old", "done"]
    assert "person.address_changed" in told()


def keys_to(address: str) -> list[str]:
    found = Letter.objects.filter(to_address=address, key__startswith="own_address:")
    return list(found.order_by("pk").values_list("key", flat=True))


def test_an_address_of_somebody_else_is_written_to_and_never_taken(cast):
    ask_own_address(cast.pedro.person, cast.oscar.person.email, by=cast.pedro)

    with pytest.raises(Refused):
        confirm_own_address(token_to(cast.oscar.person.email))

    assert Person.objects.get(pk=cast.pedro.person_id).email == "pedro@aurora-pruebas.example"


def test_nobody_is_flooded_and_what_was_asked_can_be_left(cast):
    for number in range(ASKED.at_once):
        ask_own_address(cast.pedro.person, f"uno{number}@pruebas.example", by=cast.pedro)
    for email in ("cuatro@pruebas.example", cast.pedro.person.email, "nada"):
        with pytest.raises(Refused):
            ask_own_address(cast.pedro.person, email, by=cast.pedro)

    assert forget_own_address(cast.pedro.person, by=cast.pedro)
    assert not OwnAddress.objects.exists()
    with pytest.raises(Refused):
        confirm_own_address(token_to("uno2@pruebas.example"))


def test_from_the_account_page(cast, sign_in):
    pedro = sign_in(cast.pedro)
    typed = {"name": "Pedro S.", "language": "en", "phone": "1", "mobile": "2", "seen": "1"}

    assert pedro.post(reverse("gate:account_oneself"), {**typed, "name": ""}).status_code == 422
    assert pedro.post(reverse("gate:account_oneself"), typed).cookies["language"].value == "en"
    assert pedro.post(reverse("gate:account_oneself"), {**typed, "phone": "3"}).status_code == 422
    asked = pedro.post(reverse("gate:account_address"), {"email": NEW})
    assert asked.url.startswith(reverse("gate:account_confirm"))
    assert not Letter.objects.filter(to_address=NEW).exists()

    proved(pedro).post(reverse("gate:account_address"), {"email": NEW})

    assert "Pedro S." in pedro.get("/cuenta/").text
    assert NEW in pedro.get("/cuenta/").text
    assert pedro.post(reverse("gate:account_address_keep")).status_code == 302
    assert NEW not in pedro.get("/cuenta/").text
