"""*Ver como*: everything can be seen, nothing can be done, and it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from tests.house.estate import furnish
from tests.house.routes import address_of, all_routes
from tests.snapshot import changed, snapshot
from ventanilla.domain.customers.actions.looking import begin_to_look, end_looks
from ventanilla.domain.customers.models import Look
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import Role
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.doors.shared.looking import ALWAYS, LOOKING, SHUT
from ventanilla.doors.shared.proof import note_proof

REASON = {"reason": "Dice que no ve su factura"}
NAME = settings.SESSION_COOKIE_NAME
STOP = "/escritorio/clientes/dejar-de-ver/"


def prove(browser) -> None:
    session = browser.session

    class Request:
        pass

    request = Request()
    request.session = session
    note_proof(request)
    session.save()


def everywhere(estate) -> Iterator[tuple[str, str]]:
    """Each route and an address of it; one without an example is missed by `tests/house/test_personas.py`."""
    for route in all_routes():
        with suppress(KeyError):
            yield route.name, address_of(route, estate)


def page_of(member) -> str:
    return reverse("desk:look", args=[member.pk])


@pytest.fixture
def ivan(cast, sign_in):
    """Iván's browser; he administers."""
    browser = sign_in(cast.ivan)
    prove(browser)
    return browser


@pytest.fixture
def as_lucia(cast, ivan):
    """The same, seeing what Lucía sees: she manages the accesses of her company."""
    answer = ivan.post(page_of(cast.lucia), REASON)
    assert (answer.status_code, answer["Location"]) == (302, "/inicio/")
    return ivan


def lines(verb: str) -> list[Entry]:
    return list(Entry.objects.filter(verb=verb).order_by("pk"))


# Beginning


def test_who_has_not_just_proved_who_they_are_does_so_first(cast, sign_in):
    browser = sign_in(cast.ivan)

    answer = browser.post(page_of(cast.lucia), REASON)

    assert answer["Location"].startswith("/cuenta/confirmar/")
    assert not Look.objects.exists()


@pytest.mark.parametrize("who", ["marta", "bruno", "lucia", "oscar"])
def test_who_has_no_right_does_not(cast, sign_in, who):
    browser = sign_in(getattr(cast, who))
    prove(browser)

    assert browser.post(page_of(cast.pedro), REASON).status_code == 403
    assert not Look.objects.exists()


def test_without_a_reason_nothing_begins(cast, ivan):
    answer = ivan.post(page_of(cast.lucia), {"reason": "   "})

    assert answer.status_code == 422
    assert not Look.objects.exists()


def test_as_somebody_who_cannot_come_in_there_is_nothing_to_see(cast, ivan):
    cast.lucia.is_active = False
    cast.lucia.save()

    assert ivan.post(page_of(cast.lucia), REASON).status_code == 422
    assert "no hay nada que ver" in ivan.get(page_of(cast.lucia)).content.decode()


def test_it_is_in_the_journal_with_both(cast, as_lucia):
    as_lucia.post(STOP)

    began, ended = lines("look.began")[0], lines("look.ended")[0]
    for line in (began, ended):
        assert (line.actor_kind, line.actor_id, line.actor_name) == ("staff", cast.ivan.pk, "Iván Cobo")
        assert (line.thing_kind, line.thing_id, line.details["contact"]) == (
            "membership",
            cast.lucia.pk,
            "Lucía Ferrer",
        )
        assert (line.customer_number, line.is_access) == (cast.aurora.pk, True)
    assert began.details["reason"] == REASON["reason"]
    assert ended.details["end"] == "stopped"


# Seeing


def test_the_portal_is_theirs_under_a_bar_that_says_who_looks(cast, as_lucia, vpn_ticket):
    page = as_lucia.get(f"/incidencias/{vpn_ticket.number}/").content.decode()

    for words in (
        "Iván Cobo",
        "ves lo que ve Lucía Ferrer, de Talleres Aurora",
        "quedan 30 minutos",
        "Dejar de ver",
    ):
        assert words in page


def test_it_is_not_more_than_that_contact_sees(cast, ivan):
    ivan.post(page_of(cast.pedro), REASON)

    assert ivan.get("/contactos/").status_code == 403, "Pedro has no right to it, whatever Iván has"
    assert ivan.get("/escritorio/").status_code == 403


# Doing nothing


@pytest.mark.walked
def test_no_route_of_the_house_does_anything(cast, ivan):
    """Every route there is, by every unsafe method: refused before any view, and the database as it was."""
    estate = furnish(cast)
    ivan.post(page_of(cast.lucia), REASON)
    before, wrong = snapshot(), []

    for name, address in everywhere(estate):
        for method in ("post", "put", "patch", "delete") if name not in ALWAYS else ():
            answer = getattr(ivan, method)(address)
            if answer.status_code != 403 or "Solo estás mirando" not in answer.content.decode():
                wrong.append((name, method, answer.status_code))

    assert wrong == []
    assert changed(before, snapshot()) == {}


def test_nothing_but_the_portal_opens(cast, as_lucia):
    """The desk, one's own account, sessions, factors, codes: none of it, neither the contact's nor one's own."""
    estate = furnish(cast)

    opened = {
        name
        for name, address in everywhere(estate)
        if not name.startswith("portal:") and as_lucia.get(address).status_code != 403
    }

    assert opened <= ALWAYS | {"front_door"}
    assert all(as_lucia.get(reverse(name)).status_code == 403 for name in SHUT)


@pytest.mark.walked
def test_looking_around_changes_nothing_that_the_contact_would_notice(cast, as_lucia):
    """But for downloads, which are told."""
    estate = furnish(cast)
    before, latest = snapshot(), Entry.objects.latest("pk").pk

    for _name, address in everywhere(estate):
        as_lucia.get(address)

    assert set(changed(before, snapshot())) <= {"journal_entry"}
    told = Entry.objects.filter(pk__gt=latest)
    assert {line.verb for line in told} >= {"file.downloaded"}
    assert {(line.actor_id, line.details["contact"]) for line in told} == {(cast.ivan.pk, "Lucía Ferrer")}


def test_behind_the_door_a_verb_refuses_too(cast, as_lucia, vpn_ticket):
    actor = cast.lucia
    actor.look = Look.objects.get()

    with pytest.raises(PermissionDenied), transaction.atomic():
        reply(vpn_ticket, "Soy yo, de verdad", by=actor)


# Ending


def test_stopping_leads_back_to_the_desk(cast, as_lucia):
    key = as_lucia.cookies[NAME].value

    answer = as_lucia.post(STOP)

    assert answer["Location"] == reverse("desk:customer", args=[cast.aurora.pk])
    assert as_lucia.get(answer["Location"]).status_code == 200
    assert as_lucia.cookies[NAME].value != key
    assert Look.objects.get().end == "stopped"
    assert as_lucia.post(STOP).status_code == 302, "pressed in another tab as well"


def test_the_session_has_a_new_name_when_it_begins(cast, ivan):
    """Who knew the old one knows nothing of what is seen."""
    key = ivan.cookies[NAME].value

    ivan.post(page_of(cast.lucia), REASON)

    assert ivan.cookies[NAME].value != key
    ivan.cookies[NAME] = key
    assert ivan.get("/inicio/")["Location"].startswith("/acceso/")


def test_half_an_hour_later_it_is_over_and_the_desk_is_theirs_again(cast, as_lucia):
    begun = Look.objects.get().began_at
    with time_machine.travel(begun + timedelta(minutes=29, seconds=30), tick=False):
        assert "queda 1 minuto" in as_lucia.get("/inicio/").content.decode()

    with time_machine.travel(begun + timedelta(minutes=30), tick=False):
        answer = as_lucia.get("/inicio/")
        assert answer.status_code == 403
        assert "Ya no estás viendo como otra persona" in answer.content.decode()
        assert as_lucia.get("/escritorio/").status_code == 200
        end_looks.call()
        end_looks.call()
    assert [line.details["end"] for line in lines("look.ended")] == ["time"]
    assert lines("look.ended")[0].at == begun + timedelta(minutes=30)


@pytest.mark.parametrize("whose", ["the contact is suspended", "the right is gone", "the customer is none"])
def test_it_ends_with_the_right_to_it(cast, as_lucia, whose):
    if whose == "the contact is suspended":
        cast.lucia.is_active = False
        cast.lucia.save()
    elif whose == "the right is gone":
        cast.ivan.role = Role.AGENT
        cast.ivan.save()
    else:
        cast.aurora.is_active = False
        cast.aurora.save()

    assert as_lucia.get("/inicio/").status_code == 403
    end_looks.call()
    assert Look.objects.get().end == "no_right"


def test_it_ends_with_the_session(cast, as_lucia):
    as_lucia.post("/acceso/salir/")

    assert as_lucia.get("/inicio/")["Location"].startswith("/acceso/")
    assert [line.details["end"] for line in lines("look.ended")] == ["logout"]


def test_a_second_one_ends_the_first(cast, as_lucia, sign_in):
    """In another browser, for in this one the desk is shut."""
    assert as_lucia.post(page_of(cast.pedro), REASON).status_code == 403
    other = sign_in(cast.ivan)
    prove(other)
    other.post(page_of(cast.pedro), REASON)

    assert as_lucia.get("/inicio/").status_code == 403
    assert "Pedro" in other.get("/inicio/").content.decode()
    assert [look.end for look in Look.objects.order_by("pk")] == ["stopped", ""]


def test_the_number_of_somebody_elses_look_opens_nothing(cast, sign_in):
    """Who could write their own session could write a number into it."""
    look = begin_to_look(cast.lucia, by=cast.ivan, reason="prueba")
    browser = sign_in(cast.marta)
    session = browser.session
    session[LOOKING] = look.pk
    session.save()

    assert browser.get("/inicio/").status_code == 403
    assert browser.get("/escritorio/").status_code == 200
