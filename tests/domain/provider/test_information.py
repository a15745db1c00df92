"""What people are told, in versions: the one that was shown is the one that is kept."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.contacts import invite_contact
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.provider.information import (
    FIRST_VERSION,
    Shown,
    current,
    digest_of,
    publish_information,
    settle,
)
from ventanilla.domain.provider.models import Information
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.models import Ticket, TicketType

TICKET, SUPPORT, INVITATION = Information.Kind


@pytest.fixture
def publish(cast):
    def do(kind: Information.Kind, es: str, *, asks_consent: bool = False, en: str = "") -> Information:
        return publish_information(kind, es=es, en=en, asks_consent=asks_consent, by=cast.ivan)

    return do


def asked(**facts: str) -> dict[str, object]:
    return {"type": TicketType.objects.first().pk, "urgency": "high", "message": "No va.", **facts}


def version_in(page: str) -> str:
    return re.search(r'name="privacy" value="([^"]+)"', page)[1]


def test_each_version_is_kept_as_it_was_with_its_digest(publish):
    one = publish(TICKET, "Uno.")
    two = publish(TICKET, "Dos.", en="Two.")

    assert (one.version, two.version, current(TICKET).version) == ("ticket-1", "ticket-2", "ticket-2")
    assert one.digest == digest_of("Uno.", "", False) != two.digest
    assert publish(TICKET, "Dos.", en="Two.") == two
    one.es = "Otra cosa."
    with pytest.raises(TypeError):
        one.save()
    assert "Uno." in Client().get("/privacidad/ticket-1/").content.decode()
    assert "Two." in Client().get("/privacidad/ticket-2/", headers={"accept-language": "en"}).content.decode()
    assert Client().get("/privacidad/ticket-3/").status_code == 404
    assert Entry.objects.filter(verb="information.published").count() == 2


def test_the_ticket_keeps_the_version_that_was_shown_also_when_another_came_meanwhile(cast, sign_in, publish):
    lucia = sign_in(cast.lucia)
    begun = lucia.get("/incidencias/nueva/").content.decode()
    assert version_in(begun) == FIRST_VERSION
    publish(TICKET, "Uno.")

    lucia.post("/incidencias/nueva/", asked(privacy=version_in(begun)))
    lucia.post(
        "/incidencias/nueva/", asked(privacy=version_in(lucia.get("/incidencias/nueva/").content.decode()))
    )

    kept = Ticket.objects.order_by("number").values_list("privacy_version", flat=True)
    assert list(kept) == [FIRST_VERSION, "ticket-1"]


def test_a_form_that_was_open_for_days_shows_the_new_text_and_keeps_the_words(cast, sign_in, publish):
    publish(TICKET, "Uno.")
    publish(TICKET, "Dos.")
    Information.objects.filter(number=2).update(published_at=now() - timedelta(days=2))

    answer = sign_in(cast.lucia).post("/incidencias/nueva/", asked(privacy="ticket-1"))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert version_in(page) == "ticket-2"
    assert "ha cambiado" in page
    assert "No va." in page
    for invented in ("support-1", "ticket-9", "ticket-1 ", "x", "ticket-٣"):
        with pytest.raises(Refused, match="ha cambiado"):
            settle(TICKET, Shown(invented))


@pytest.mark.parametrize("kind", [TICKET, SUPPORT])
def test_a_consent_that_is_asked_for_must_be_given_with_or_without_a_script(cast, sign_in, publish, kind):
    publish(kind, "Uno.", asks_consent=True)
    if kind == TICKET:
        browser, place, typed, kept = sign_in(cast.lucia), "/incidencias/nueva/", asked(), Ticket
    else:
        typed = {"name": "Ana", "company": "Bar", "email": "ana@bar.example", "message": "No va."}
        browser, place, kept = Client(), "/soporte/", SupportRequest
    assert 'name="consent"' in browser.get(place).content.decode()

    without = browser.post(place, {**typed, "privacy": f"{kind}-1"})
    none = browser.post(place, typed)

    assert (without.status_code, none.status_code) == (422, 422)
    assert "Marca la casilla del consentimiento" in without.content.decode()
    assert not kept.objects.exists()
    browser.post(place, {**typed, "privacy": f"{kind}-1", "consent": "on"})
    assert kept.objects.get().privacy_version == f"{kind}-1"


def test_who_takes_a_place_is_told_and_the_journal_keeps_what(cast, publish):
    publish(INVITATION, "Para que entres.")
    invite_contact(
        by=cast.lucia, name="Ana", email="ana@pruebas.example", grant=grant_of_preset(Preset.TECHNICAL)
    )
    place = f"/invitacion/{Letter.objects.latest('pk').secrets[0]}/"
    assert version_in(Client().get(place).content.decode()) == "invitation-1"

    Client().post(
        place, {"name": "Ana Ruiz", "password": "una-frase-larga-para-probar", "privacy": "invitation-1"}
    )

    assert Entry.objects.get(verb="contact.joined").details["privacy"] == "invitation-1"
