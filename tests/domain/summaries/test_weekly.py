"""The week of a company by mail: on Mondays, once, to who wants it, with what each of them may see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from tests.cast import a_ticket
from tests.invoice_files import AURORA, RIBERA, facturae
from tests.traces import traces
from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.customers.actions.keeping import switch_sections_off
from ventanilla.domain.customers.actions.preferences import want_summary
from ventanilla.domain.customers.models import Customer, Membership, Scope
from ventanilla.domain.invoices.actions.publishing import take_in
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.summaries.letters import member_behind
from ventanilla.domain.summaries.sending import send_weekly_summaries
from ventanilla.domain.tickets.actions.working import ask_customer, start

MONDAY = "2026-11-30 08:00+01:00"
CANARY = "canarioribera"


@pytest.fixture
def week(cast):
    """Aurora has a ticket that waits for Lucía, one of Pedro's, a new invoice and a contract that ends; Ribera too."""
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id=AURORA)
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id=RIBERA)
    with time_machine.travel("2026-11-25 10:00+01:00", tick=False):
        for who, words in ((cast.lucia, "La VPN"), (cast.pedro, "El <b>disco</b>"), (cast.oscar, CANARY)):
            ticket = a_ticket(who, subject=words)
            start(ticket, by=cast.marta)
            if who != cast.pedro:
                ask_customer(ticket, "¿Desde cuándo?", by=cast.marta)
        for customer, number in ((AURORA, "11"), (RIBERA, CANARY)):
            take_in(
                f"{number}.xml", facturae(customer=customer, number=number, on="2026-11-25"), by=cast.ivan
            )
        for customer, name in ((cast.aurora, "Copias"), (cast.ribera, CANARY)):
            service = add_service(Offer(name=name), by=cast.ivan)
            ends = date(2026, 12, 20)
            add_contract(
                customer, service, Terms(number=name), by=cast.ivan, starts_on=ends - timedelta(days=364), ends_on=ends
            )  # fmt: skip
    Letter.objects.all().delete()
    return cast


def sent_on(moment: str) -> dict[str, Letter]:
    """Who is written to."""
    before = set(Letter.objects.values_list("pk", flat=True))
    with time_machine.travel(moment, tick=False), traces():
        send_weekly_summaries.call()
    return {one.to_address.partition("@")[0]: one for one in Letter.objects.exclude(pk__in=before)}


def test_on_monday_once_and_by_the_rights_of_each(week):
    for who in (week.pedro, week.nuria, week.teo):
        assert want_summary(who, wanted=True, by=who)
        assert not want_summary(who, wanted=True, by=who)

    assert sent_on("2026-11-29 08:00+01:00") == {}
    sent = sent_on(MONDAY)
    assert sent_on(MONDAY) == {}
    assert sent_on("2026-12-01 08:00+01:00") == {}

    assert sorted(sent) == ["lucia", "nuria", "oscar", "pedro", "teo"]
    text = {who: letter.text for who, letter in sent.items()}
    told = {"vpn": "La VPN", "disco": "El <b>disco</b>", "invoice": "F26-11", "renewal": "Copias"}
    seen = {who: {name for name, words in told.items() if words in text[who]} for who in text}
    assert seen == {
        "lucia": {"vpn", "disco", "invoice", "renewal"}, "pedro": {"disco"}, "nuria": {"invoice"}, "teo": {"renewal"},
        "oscar": set(),
    }  # fmt: skip
    assert "Espera por ti" in text["lucia"]
    assert "<b>disco" not in sent["lucia"].html
    assert [who for who in text if CANARY in text[who] + sent[who].html + sent[who].subject] == ["oscar"]
    assert Entry.objects.filter(verb="summary.sent").count() == 2


def test_who_said_no_has_left_or_has_nothing_to_read_gets_none(week):
    want_summary(week.lucia, wanted=False, by=week.lucia)
    Membership.objects.filter(pk=week.oscar.pk).update(is_active=False, suspended_at="2026-11-26 10:00Z")
    Membership.objects.filter(pk=week.teo.pk).update(is_access_manager=True, scope=Scope.OWN)
    switch_sections_off(week.aurora, ["renewals"], by=week.ivan)

    assert sent_on(MONDAY) == {}
    with pytest.raises(ValueError, match="somebody else"):
        want_summary(week.lucia, wanted=True, by=week.pedro)


def test_the_link_of_the_letter_ends_it_when_it_is_pressed_and_not_when_it_is_opened(week, sign_in):
    letter = sent_on(MONDAY)["lucia"]
    token = next(word for word in letter.text.split() if "/resumen/" in word).split("/resumen/")[1].strip("/")
    browser = Client()
    page = browser.get(f"/resumen/{token}/")
    assert page.status_code == 200
    assert "Talleres Aurora" in page.content.decode()
    assert Membership.objects.get(pk=week.lucia.pk).wants_summary is None

    assert browser.post(f"/resumen/{token}/").status_code == 200
    assert Membership.objects.get(pk=week.lucia.pk).wants_summary is False
    assert sorted(sent_on("2026-12-07 08:00+01:00")) == ["oscar"]
    assert browser.post(f"/resumen/{token[:-2]}xx/").status_code == 404
    assert member_behind("nada") is None

    again = sign_in(week.lucia)
    assert 'name="summary-mail" checked' not in again.get("/cuenta/avisos/").content.decode()
    assert again.post("/cuenta/avisos/", {"summary-mail": "on"}).status_code == 302
    assert Membership.objects.get(pk=week.lucia.pk).wants_summary is True
