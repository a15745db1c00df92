"""Visits in a calendar of one's own, read as a calendar program reads them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from icalendar import Calendar

from tests.cast import Cast, a_ticket
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.tickets.actions.feeds import make_feed
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.actions.planning import move_visit
from ventanilla.domain.tickets.actions.talking import add_note
from ventanilla.domain.tickets.actions.working import plan, set_pending
from ventanilla.domain.tickets.models import Feed, Ticket
from ventanilla.domain.workorders.actions.drafting import Content, draft
from ventanilla.domain.workorders.actions.planning import plan_order, unplan_order
from ventanilla.doors.desk.planning import feeds
from ventanilla.doors.shared import pace

PAGE = "/escritorio/planificacion/calendario/"


@pytest.fixture
def visit(cast: Cast) -> Ticket:
    cast.aurora.address = "Polígono Malpica, 12, Zaragoza"
    cast.aurora.save()
    ticket = a_ticket(cast.lucia, subject="Cambiar; el router, «ya»")
    at_time = (now() + timedelta(days=2)).replace(microsecond=0)
    return plan(ticket, by=cast.marta, at_time=at_time, technician=cast.marta, minutes=90)


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/calendario/{make_feed(by=cast.marta)}.ics"


def events(address: str) -> list:
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_visit_is_an_event_with_all_that_one_needs(visit, address):
    event = events(address)[0]

    assert event["SUMMARY"] == f"#{visit.number} Cambiar; el router, «ya» · Talleres Aurora"
    assert event["LOCATION"] == "Polígono Malpica, 12, Zaragoza"
    assert event.decoded("DTSTART") == visit.planned_at
    assert event.decoded("DTEND") == visit.planned_at + timedelta(minutes=90)
    assert event["URL"].endswith(f"/escritorio/incidencias/{visit.number}/")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", visit.version)
    assert event["UID"].startswith(f"visita-{visit.number}@")


def test_a_visit_that_moves_stays_the_same_event_in_a_later_version(cast, visit, address):
    before = events(address)[0]

    later = visit.planned_at + timedelta(days=1)
    move_visit(visit, by=cast.marta, at_time=later, minutes=60, technician=cast.marta)

    after = events(address)[0]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("LAST-MODIFIED") >= before.decoded("LAST-MODIFIED")
    assert after.decoded("DTSTART") == later


@pytest.mark.parametrize("end", [cancel, set_pending])
def test_a_visit_that_is_off_is_cancelled_there(cast, visit, address, end):
    end(visit, "Ya no hace falta.", by=cast.marta)

    assert events(address)[0]["STATUS"] == "CANCELLED"


def test_only_their_own_visits_are_in_it(cast, visit, address):
    plan(
        a_ticket(cast.lucia, subject="De Bruno"), by=cast.marta, technician=cast.bruno,
        at_time=now() + timedelta(days=3),
    )  # fmt: skip

    assert [event["UID"].split("@")[0] for event in events(address)] == [f"visita-{visit.number}"]


def test_a_work_order_that_is_going_to_be_done_is_an_event_until_it_is_issued(cast, address):
    cast.aurora.address = "Polígono Malpica, 12"
    cast.aurora.save()
    order = draft(
        cast.aurora, by=cast.marta, content=Content(subject="Revisión trimestral", summary="canariotexto")
    )
    at_time = (now() + timedelta(days=2)).replace(microsecond=0)
    plan_order(order, by=cast.elena, at_time=at_time, minutes=120, technician=cast.marta)

    (event,) = events(address)

    assert event["SUMMARY"] == f"B-{order.pk} Revisión trimestral · Talleres Aurora"
    assert (event["LOCATION"], event["STATUS"]) == ("Polígono Malpica, 12", "CONFIRMED")
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=2)
    assert event["UID"].startswith(f"parte-{order.pk}@")
    assert "canariotexto" not in Client().get(address).content.decode()
    unplan_order(order, by=cast.marta)
    assert events(address) == []


def test_only_what_is_near_is_in_it(visit, address):
    Ticket.objects.filter(pk=visit.pk).update(planned_at=now() - timedelta(days=40))

    assert events(address) == []


def test_no_word_of_the_ticket_is_in_it(cast, visit, address):
    add_note(visit, "canarionota: debe dos facturas", by=cast.marta)

    body = Client().get(address).content.decode()

    assert "canarionota" not in body
    assert "Se corta cada diez minutos" not in body


def test_a_program_that_has_it_already_is_told_so(cast, visit, address):
    etag = Client().get(address)["ETag"]
    assert Client().get(address, headers={"if-none-match": etag}).status_code == 304

    cancel(visit, "Ya no hace falta.", by=cast.marta)

    assert Client().get(address, headers={"if-none-match": etag}).status_code == 200


def test_who_has_it_already_costs_two_statements_and_nothing_drawn_up(visit, address, monkeypatch):
    etag = Client().get(address)["ETag"]
    monkeypatch.setattr(feeds, "calendar_of", None)

    with CaptureQueriesContext(connection) as asked:
        answer = Client().get(address, headers={"if-none-match": etag})

    assert (answer.status_code, answer["ETag"], len(asked)) == (304, etag, 2)


def test_a_program_that_asks_without_end_is_held_up_by_itself(cast, visit, address, monkeypatch):
    seconds = iter([*[0.0] * 32, 30.0])
    monkeypatch.setattr(pace, "monotonic", lambda: next(seconds))

    answers = [Client().get(address) for _ask in range(31)]
    held = answers.pop()
    others = Client().get(f"/calendario/{make_feed(by=cast.bruno)}.ics")
    after = Client().get(address)

    assert {one.status_code for one in answers} == {200}
    assert (held.status_code, held["Retry-After"]) == (429, "30")
    assert "prueba dentro de 30 segundos" in held.content.decode()
    assert (others.status_code, after.status_code) == (200, 200)


def test_who_has_left_has_no_calendar(cast, visit, address):
    cast.marta.is_active = False
    cast.marta.save()

    assert Client().get(address).status_code == 404


def test_a_stranger_does_not_find_it(cast, visit, address):
    assert Client().get("/calendario/cualquiera.ics").status_code == 404
    assert Client().post(address).status_code == 405


def link_in(page: str) -> str:
    return re.search(r'value="https?://[^/"]+(/calendario/[^"]+)"', page)[1]


def test_a_link_is_shown_once_and_its_hash_is_kept(cast, sign_in):
    browser = sign_in(cast.marta)

    link = link_in(browser.post(PAGE).content.decode())

    token = link.removeprefix("/calendario/").removesuffix(".ics")
    assert Client().get(link).status_code == 200
    assert token not in browser.get(PAGE).content.decode()
    assert token not in Feed.objects.get().token_hash
    line = Entry.objects.order_by("-id").first()
    assert (line.verb, line.details) == ("feed.made", {})


def test_a_new_link_makes_the_old_one_worthless(cast, sign_in, address):
    link = link_in(sign_in(cast.marta).post(PAGE).content.decode())

    assert Client().get(address).status_code == 404
    assert Client().get(link).status_code == 200


def test_a_link_is_taken_back(cast, sign_in, address):
    sign_in(cast.marta).post(PAGE, {"quitar": "1"})

    assert Client().get(address).status_code == 404
    assert Entry.objects.order_by("-id").first().verb == "feed.revoked"


def test_nobody_takes_back_the_link_of_another(cast, sign_in, address):
    sign_in(cast.bruno).post(PAGE, {"quitar": "1"})

    assert Client().get(address).status_code == 200
