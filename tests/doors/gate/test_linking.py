"""Accounts of a sign-in provider become somebody's: after a fresh proof, or by an invitation; and are a proof themselves."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from tests.doors.gate.coming_back import ACCOUNT, BACK, come_back, enter, is_in, leave_for
from ventanilla.core.errors import Refused
from ventanilla.domain.people.actions.identities import link_identity
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Identity, Link
from ventanilla.domain.people.openid import Proof


def test_linking_wants_a_proof_of_a_few_minutes_ago(cast, liar):
    browser = enter(cast.marta.person)
    there = leave_for(browser, f"{ACCOUNT}vinculo/")
    with time_machine.travel(now() + timedelta(minutes=16), tick=False):
        assert "/confirmar/" in browser.post(f"{ACCOUNT}vinculo/")["Location"]
    browser.post("/acceso/salir/")
    browser.get(f"{BACK}?{liar.take(there)}")
    assert not Identity.objects.exists()


def test_an_account_opens_one_person_and_a_person_has_one(cast, liar, with_provider):
    mine, other = (Proof(liar.issuer, subject, "", False, 0) for subject in ("s-1", "s-2"))
    link_identity(cast.marta.person, mine, by=cast.marta)
    for person, proof in ((cast.bruno.person, mine), (cast.marta.person, other), (cast.lucia.person, other)):
        with pytest.raises(Refused):
            link_identity(person, proof, by=cast.ivan)
    assert enter(cast.lucia.person).post(f"{ACCOUNT}vinculo/").status_code == 403

    with_provider(liar.issuer, oidc_for="everybody")
    link_identity(cast.lucia.person, other, by=cast.lucia)


def test_an_invitation_is_taken_with_an_account_instead_of_a_password(cast, liar):
    person = cast.marta.person
    person.set_unusable_password()
    person.save()
    token = make_link(Link.Purpose.NEW_PASSWORD, person, at=now())
    page, browser = f"/acceso/clave/{token}/", Client()
    assert "Entrar con Norte ID" in browser.get(page).content.decode()

    come_back(browser, liar, f"{page}con/")

    assert is_in(browser)
    assert Identity.objects.get().person == person
    again = Client()
    liar.claims.update(sub="s-2")
    come_back(again, liar, f"{page}con/")
    assert not is_in(again), "the link is spent"
    assert [Identity.objects.count(), browser.get(page).status_code] == [1, 404]


def test_a_link_for_a_forgotten_password_links_nothing(cast, liar):
    token = make_link(Link.Purpose.NEW_PASSWORD, cast.marta.person, at=now())

    come_back(Client(), liar, f"/acceso/clave/{token}/con/")

    assert not Identity.objects.exists()


def test_who_has_no_password_proves_with_the_account(marta, liar):
    browser, confirm = Client(), f"{ACCOUNT}confirmar/con/"
    marta.person.set_unusable_password()
    marta.person.save()
    come_back(browser, liar)
    later = now() + timedelta(minutes=20)
    with time_machine.travel(later, tick=False):
        assert "Confirmar con Norte ID" in browser.get(f"{ACCOUNT}confirmar/").content.decode()
        there = leave_for(browser, confirm, next=f"{ACCOUNT}llave/")
        assert {"prompt=login", "max_age=0"} < set(urlsplit(there).query.split("&"))
        liar.claims.update(auth_time=int(later.timestamp()) - 3600)
        assert browser.get(f"{BACK}?{liar.take(there)}")["Location"] == ACCOUNT
        assert "/confirmar/" in browser.get(f"{ACCOUNT}llave/")["Location"], "they were not asked again"
        liar.claims.update(auth_time=int(later.timestamp()))
        assert come_back(browser, liar, confirm, next=f"{ACCOUNT}llave/")["Location"] == f"{ACCOUNT}llave/"
        assert browser.get(f"{ACCOUNT}llave/").status_code == 200
