"""Coming in with an account of a sign-in provider: the whole way with one of somebody else, and every lie of one of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from tests.doors.gate.coming_back import ACCOUNT, BACK, WITH, come_back, enter, is_in, leave_for, told
from tests.doors.gate.identity_providers import Liar, real_provider
from ventanilla.config.cli.doctor import elsewhere
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.actions.staff import let_go
from ventanilla.domain.people.models import Identity, Person
from ventanilla.domain.provider.actions import change_access


def test_the_whole_way_with_a_provider_that_somebody_else_wrote(cast, with_provider, settings):
    person = cast.marta.person
    with real_provider(
        {"sub": "m-77", "preferred_username": "msolis", "email": "otra@pruebas.example"}
    ) as real:
        known = real.register(f"{settings.BASE_URL}{BACK}")
        with_provider(
            real.issuer, oidc_client_id=known["client_id"], oidc_client_secret=known["client_secret"]
        )
        browser, stranger = enter(person), Client()

        def through(who: Client, address: str = WITH, **typed: str):
            back = urlsplit(real.sign_in(leave_for(who, address, **typed), "m-77"))
            assert f"{back.scheme}://{back.netloc}" == settings.BASE_URL
            return who.get(f"{back.path}?{back.query}")

        early = through(stranger, next="/escritorio/")
        assert [early["Location"], is_in(stranger)] == ["/acceso/", False], "nobody has linked it yet"

        assert through(browser, f"{ACCOUNT}vinculo/")["Location"] == ACCOUNT
        page = browser.get(ACCOUNT).content.decode()
        assert "msolis" in page
        assert through(stranger, next="/escritorio/incidencias/")["Location"] == "/escritorio/incidencias/"
        assert is_in(stranger)

    number = Identity.objects.get(person=person, issuer=real.issuer, subject="m-77").pk
    Client().post(f"{ACCOUNT}vinculo/quitar/", {"identity": number})
    enter(cast.bruno.person).post(f"{ACCOUNT}vinculo/quitar/", {"identity": number})
    assert Identity.objects.count() == 1, "it is Marta's"
    browser.post(f"{ACCOUNT}vinculo/quitar/", {"identity": number})

    assert not Identity.objects.exists()
    assert told(person) == ["linked", "unlinked"]
    assert Entry.objects.filter(verb__startswith="identity.").count() == 2


LIES: dict[str, Callable[[Liar], object]] = {
    "nothing": lambda liar: None,
    "signed by nobody": lambda liar: liar.header.update(alg="none"),
    "signed with the public key as a secret": lambda liar: liar.header.update(alg="HS256"),
    "signed by another": lambda liar: setattr(liar, "signed_by", type(liar.key).generate_key("P-256")),
    "for another": lambda liar: liar.claims.update(aud="another"),
    "for another, but by us": lambda liar: liar.claims.update(aud="another", azp="ventanilla"),
    "for several, and of another": lambda liar: liar.claims.update(aud=["ventanilla", "another"], azp="another"),
    "to another question": lambda liar: liar.claims.update(nonce="another"),
    "to no question": lambda liar: liar.claims.update(nonce=None),
    "of another issuer": lambda liar: liar.claims.update(iss="https://otro.example"),
    "over": lambda liar: liar.claims.update(exp=1_000_000_000),
    "without an end": lambda liar: liar.claims.update(exp=None),
    "of another access token": lambda liar: liar.claims.update(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "about nobody": lambda liar: liar.claims.update(sub=None),
    "about a number": lambda liar: liar.claims.update(sub=1),
    "about somebody else with her address": lambda liar: liar.claims.update(
        sub="s-2", email="marta@norte-pruebas.example", email_verified=True),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_only_what_is_true_opens(marta, liar, lie):
    browser = Client()
    LIES[lie](liar)

    answer = come_back(browser, liar, next="/escritorio/")

    opens = lie == "nothing"
    assert is_in(browser) is opens
    assert answer["Location"] == ("/escritorio/" if opens else "/acceso/")
    assert liar.asked[0]["redirect_uri"] == f"https://testserver{BACK}"


def test_her_address_alone_opens_nothing_and_another_issuer_is_another(cast, liar):
    liar.claims.update(email=cast.marta.person.email, email_verified=True)
    Identity.objects.create(
        person=cast.marta.person, issuer="https://otro.example", subject="s-1", created_at=now()
    )
    browser = Client()

    come_back(browser, liar)

    assert not is_in(browser)
    assert "no está vinculada" in browser.get("/acceso/").content.decode()


def test_an_answer_is_taken_once_in_time_and_by_who_asked(marta, liar):
    browser, other = Client(), Client()
    query = liar.take(leave_for(browser))

    leave_for(other)
    for who, said in (
        (Client(), query), (other, query), (browser, query.replace("state=", "state=x")), (browser, query)
    ):  # fmt: skip
        who.get(f"{BACK}?{said}")
        assert not is_in(who)
    with time_machine.travel(now() + timedelta(minutes=11), tick=False):
        late = Client()
        with time_machine.travel(now() - timedelta(minutes=11), tick=False):
            query = liar.take(leave_for(late))
        late.get(f"{BACK}?{query}")
        assert not is_in(late)
    mixed = liar.take(leave_for(browser))
    browser.get(f"{BACK}?{mixed}&iss=https://otro.example")
    assert not is_in(browser)
    assert not liar.asked, "nothing was asked of the provider"
    come_back(browser, liar)
    assert is_in(browser)


@pytest.mark.parametrize("gone", ["suspended", "let go"])
def test_who_may_not_come_in_does_not(marta, cast, liar, gone):
    if gone == "suspended":
        Person.objects.filter(pk=marta.person_id).update(is_active=False)
    else:
        let_go(marta, by=cast.ivan)
    browser = Client()

    come_back(browser, liar)

    assert not is_in(browser)


@pytest.mark.parametrize(
    "to", ["https://mala.example/", "//mala.example", "/\\mala.example", "javascript:alert(1)"]
)
def test_nobody_is_led_out_of_the_house(marta, liar, to):
    assert come_back(Client(), liar, next=to)["Location"] == "/acceso/entrada/"


def test_our_second_step_is_asked_for_unless_theirs_counts(marta, cast, liar, with_provider):
    liar.claims.update(amr=["pwd", "mfa"])
    Person.objects.filter(pk=marta.person_id).update(has_second_factor=True)
    assert come_back(Client(), liar)["Location"] == "/acceso/segundo-paso/"

    with_provider(liar.issuer, oidc_second_factor=True)
    assert come_back(Client(), liar)["Location"] == "/acceso/entrada/"
    liar.claims.update(amr=["pwd"])
    assert come_back(Client(), liar)["Location"] == "/acceso/segundo-paso/"

    Person.objects.filter(pk=marta.person_id).update(has_second_factor=False)
    change_access(by=cast.ivan, staff_second_factor=True)
    for methods, leads in ((["pwd", "mfa"], 200), (["pwd"], 302)):
        browser = Client()
        liar.claims.update(amr=methods)
        come_back(browser, liar)
        assert browser.get("/escritorio/").status_code == leads


def test_a_provider_that_is_silent_or_another_is_said(liar, settings, caplog):
    liar.said_issuer = "https://otro.example"
    browser = Client()
    assert browser.post(WITH)["Location"] == "/acceso/"
    page = browser.get("/acceso/").content.decode()
    assert "Norte ID no responde ahora" in page
    assert "describes another provider" in caplog.text
    assert [one.is_wrong for one in elsewhere(settings.ENV)] == [True]
    liar.said_issuer = liar.issuer
    assert [one.is_wrong for one in elsewhere(settings.ENV)] == [False]
    settings.ENV = replace(settings.ENV, oidc_issuer="")
    assert "Norte ID" not in Client().get("/acceso/").content.decode()
    assert re.match("/acceso/$", Client().post(WITH)["Location"])
