"""What administrators change about the provider."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents import SVG
from tests.domain.provider.pictures import png
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.core.opening import OFFICE
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import (
    change_brand,
    change_identity,
    change_mail,
    change_periods,
    change_week,
    change_wording,
    finish_setup,
)
from ventanilla.domain.provider.aspects import mark_of
from ventanilla.domain.provider.facts import Identity
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.provider.periods import Periods
from ventanilla.domain.provider.server import MailFacts, Server

SERVER = Server(host="mail.sur.example", port=587, user="sur", password="secreto-del-servidor")


def mail(server: Server | None = SERVER, mail_from: str = "hola@sur.example") -> MailFacts:
    return MailFacts(mail_from=mail_from, server=server)


def refusal(verb, *args, **kwargs) -> str:
    """The field that the refusal is about; nothing may have been written."""
    lines = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    assert Entry.objects.count() == lines
    return refused.value.field


def test_a_changed_identity_is_known_at_once_and_written_down(cast):
    change_identity(Identity(name="Sur  Redes", tax_id="b-12345674", email="hola@sur.example"), by=cast.ivan)

    assert (the_house().name, the_house().tax_id) == ("Sur Redes", "B12345674")
    entry = Entry.objects.get(verb="provider.identity_changed")
    assert entry.actor_name == "Iván Cobo"
    assert entry.details["changed"]["name"] == ["", "Sur Redes"]


def test_what_changes_nothing_is_not_written_down(cast):
    facts = Identity(name="Sur Redes")
    change_identity(facts, by=cast.ivan)

    change_identity(facts, by=cast.ivan)

    assert Entry.objects.filter(verb="provider.identity_changed").count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"tax_id": "B12345678"}, "tax_id"),
        ({"email": "hola"}, "email"),
        ({"address": "x" * 251}, "address"),
    ],
)
def test_an_identity_that_cannot_be_is_refused(cast, wrong, field):
    assert refusal(change_identity, Identity(**{"name": "Sur", **wrong}), by=cast.ivan) == field


def test_who_did_not_see_the_last_change_is_told_and_overwrites_nothing(cast):
    seen = mark_of(Provider(), aspects.IDENTITY)
    change_identity(Identity(name="Sur Redes"), by=cast.ivan, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        change_identity(Identity(name="Norte Redes"), by=cast.elena, seen=seen)

    assert Provider.objects.get().name == "Sur Redes"
    change_week(OFFICE, by=cast.elena, seen=mark_of(Provider(), aspects.WEEK))


def test_a_logo_is_judged_by_its_content_and_changes_the_mark(cast):
    before = the_house().brand_mark

    row = change_brand(colour="#AA3300", logo=png(), by=cast.ivan)

    assert (row.colour, row.logo_kind) == ("#aa3300", "image/png")
    assert the_house().brand_mark != before
    told = Entry.objects.get(verb="provider.brand_changed").details["changed"]
    assert (told["logo"], told["colour"]) == ("•••", ["", "#aa3300"])


def test_the_same_logo_again_is_no_change_and_an_empty_one_removes_it(cast):
    change_brand(colour="#aa3300", logo=png(), by=cast.ivan)
    kept = Provider.objects.get()
    change_brand(colour="#aa3300", logo=bytes(kept.logo), by=cast.ivan, seen=mark_of(kept, aspects.BRAND))
    assert Entry.objects.filter(verb="provider.brand_changed").count() == 1

    change_brand(colour="#aa3300", logo=b"", by=cast.ivan)

    assert not the_house().has_logo
    assert Provider.objects.get().logo_kind == ""


@pytest.mark.parametrize(
    "logo", [SVG, b"GIF89a", png(200, 100), png(16, 16), png(2100, 2100), png(padding=300_000)]
)
def test_what_is_no_logo_is_refused(cast, logo):
    assert refusal(change_brand, colour="#aa3300", logo=logo, by=cast.ivan) == "logo"


def test_the_servers_password_is_sealed_and_in_no_journal(cast):
    row = change_mail(mail(), by=cast.ivan)

    assert the_house().mail_account.password == SERVER.password
    assert SERVER.password not in row.smtp_secret
    told = str(Entry.objects.get(verb="provider.mail_changed").details)
    assert "mail.sur.example" in told
    assert SERVER.password not in told
    assert row.smtp_secret not in told


def test_an_empty_password_keeps_the_one_there_is_for_the_same_server(cast):
    change_mail(mail(), by=cast.ivan)

    change_mail(mail(replace(SERVER, password="", port=465, security="tls")), by=cast.ivan)

    account = the_house().mail_account
    assert (account.password, account.port) == (SERVER.password, 465)
    assert (
        refusal(change_mail, mail(replace(SERVER, password="", host="mail.otro.example")), by=cast.ivan)
        == "password"
    )
    assert refusal(change_mail, mail(replace(SERVER, password="", user="otro")), by=cast.ivan) == "password"


def test_after_the_installations_key_changed_the_password_is_wanted_again(cast, settings):
    change_mail(mail(), by=cast.ivan)
    settings.SECRET_KEY = "otra-clave" * 8

    assert refusal(change_mail, mail(replace(SERVER, password="")), by=cast.ivan) == "password"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"host": "https://mail.sur.example"}, "host"),
        ({"host": "a b"}, "host"),
        ({"port": 0}, "port"),
        ({"port": 70_000}, "port"),
        ({"security": "none"}, "security"),
        ({"password": ""}, "password"),
    ],
)
def test_a_server_that_cannot_be_is_refused(cast, wrong, field):
    assert refusal(change_mail, mail(replace(SERVER, **wrong)), by=cast.ivan) == field


def test_without_a_server_letters_wait_and_nothing_of_it_is_kept(cast):
    change_mail(mail(), by=cast.ivan)

    row = change_mail(mail(Server(host="", port=587)), by=cast.ivan)

    assert (row.smtp_host, row.smtp_secret, row.smtp_port) == ("", "", None)


def test_a_sender_that_is_no_address_is_refused(cast):
    assert refusal(change_mail, mail(mail_from="soporte"), by=cast.ivan) == "mail_from"


def test_the_week_is_kept_in_order_and_counted_with(cast):
    change_week({5: ((600, 840),), 0: ((930, 1110), (510, 840))}, by=cast.ivan)

    assert Provider.objects.get().week == {"0": [[510, 840], [930, 1110]], "5": [[600, 840]]}
    assert the_house().week == {0: ((510, 840), (930, 1110)), 5: ((600, 840),)}


@pytest.mark.parametrize(
    ("week", "field"),
    [
        ({}, ""),
        ({0: ()}, ""),
        ({0: ((840, 510),)}, "day_0"),
        ({1: ((510, 840), (800, 900))}, "day_1"),
        ({2: ((510, 1500),)}, "day_2"),
        ({3: ((600, 600),)}, "day_3"),
    ],
)
def test_a_week_that_cannot_be_is_refused(cast, week, field):
    assert refusal(change_week, week, by=cast.ivan) == field


def test_of_the_periods_only_what_differs_is_kept(cast):
    change_periods(Periods(close=20), by=cast.ivan)

    assert Provider.objects.get().periods == {"close": 20}
    assert the_house().periods == Periods(close=20)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"first_reminder": 0}, "first_reminder"),
        ({"give_up": 366}, "give_up"),
        ({"second_reminder": 3}, "second_reminder"),
        ({"give_up": 6}, "give_up"),
        ({"reopen": 15}, "reopen"),
        ({"rating_reminder": 30}, "rating_reminder"),
        ({"rating_reminder": -1}, "rating_reminder"),
    ],
)
def test_periods_in_an_impossible_order_are_refused(cast, wrong, field):
    assert refusal(change_periods, Periods(**wrong), by=cast.ivan) == field


def test_no_rating_reminder_is_a_choice(cast):
    change_periods(Periods(rating_reminder=0), by=cast.ivan)

    assert the_house().periods.rating_reminder == 0


def test_own_words_without_the_empty_ones(cast):
    change_wording(
        {"status.resolved": {"es": " Solucionado ", "en": ""}, "priority.low": {"es": ""}}, by=cast.ivan
    )

    assert Provider.objects.get().wording == {"status.resolved": {"es": "Solucionado"}}
    assert (
        refusal(change_wording, {"status.resolved": {"es": "x" * 31}}, by=cast.ivan) == "status_resolved_es"
    )


def test_the_first_steps_end_once(cast):
    first = finish_setup(by=cast.ivan).set_up_at

    assert finish_setup(by=cast.ivan).set_up_at == first
    assert Entry.objects.filter(verb="provider.set_up").count() == 1
