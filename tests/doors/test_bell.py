"""The bell at both doors: counted, listed by thing, read by POST, and chosen in one's own account."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import a_ticket
from ventanilla.domain.customers.models import Membership, Scope
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import assign, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.sessions import MOST_UNREAD

pytestmark = pytest.mark.django_db


def worked_on(cast, by: Membership, **words: str) -> Ticket:
    """Its requester is told that somebody has begun."""
    return start(a_ticket(by, **words), by=cast.marta)


def bell(page) -> str:
    return re.search(r'data-bell=.*?class="n"[^>]*>([^<]*)<', page.content.decode(), re.S)[1]


def test_both_doors_count_and_list_by_thing(cast, sign_in):
    ticket = a_ticket(cast.lucia)
    assign(ticket, by=cast.ivan, assignee=cast.marta)
    start(ticket, by=cast.marta)
    reply(ticket, "Lo miramos.", by=cast.marta)
    reply(ticket, "¿Y ahora?", by=cast.lucia)
    lucia, marta = sign_in(cast.lucia), sign_in(cast.marta)

    assert bell(lucia.get("/inicio/")) == "2"
    assert bell(marta.get("/escritorio/")) == "2"
    for browser, place, page in (
        (lucia, "/avisos/", ticket.number),
        (marta, "/escritorio/avisos/", ticket.number),
    ):
        html = browser.get(place).content.decode()
        assert html.count('<li class="notice unread">') == 1, "one thing, one group"
        assert f"/incidencias/{page}/" in html
        assert html.count('<p class="told new">') == 2


def test_whoever_has_read_all_is_asked_nothing_more(cast, sign_in):
    worked_on(cast, cast.lucia)
    lucia = sign_in(cast.lucia)
    lucia.get("/incidencias/")
    with CaptureQueriesContext(connection) as some:
        lucia.get("/incidencias/")
    with_news = len(some)
    lucia.post("/avisos/leidos/", {"back": ""})

    with CaptureQueriesContext(connection) as none:
        assert bell(lucia.get("/incidencias/")) == ""

    assert with_news == len(none) + 1


def test_a_page_that_gathers_counts_it_with_all_the_rest(cast, sign_in):
    for _each in range(2):
        worked_on(cast, cast.lucia)
    worked_on(cast, cast.pedro)
    lucia = sign_in(cast.lucia)
    lucia.get("/buscar/?q=vpn")
    with CaptureQueriesContext(connection) as some:
        assert bell(lucia.get("/buscar/?q=vpn")) == "2"

    lucia.post("/avisos/leidos/", {"back": ""})
    with CaptureQueriesContext(connection) as none:
        assert bell(lucia.get("/buscar/?q=vpn")) == ""

    assert len(some) == len(none)
    assert bell(sign_in(cast.teo).get("/buscar/?q=vpn")) == "", "who sees no tickets"


def test_it_is_read_by_post_alone_one_thing_or_all(cast, sign_in):
    one, other = worked_on(cast, cast.lucia), worked_on(cast, cast.lucia)
    lucia = sign_in(cast.lucia)
    page = lucia.get(f"/incidencias/{one.number}/").content.decode()
    assert f'data-shows="ticket:{one.number}"' in page
    assert Notice.objects.unread().count() == 2, "looking changes nothing"

    until = re.search(r'data-shows="[^"]*" data-until="([^"]+)"', page)[1]
    assert lucia.post("/avisos/leidos/", {"thing": f"ticket:{one.number}", "until": until}).json() == {
        "unread": "1"
    }
    for nonsense in ("ticket:", "ticket:x", "nada:1", "ticket:" + "9" * 40):
        assert lucia.post("/avisos/leidos/", {"thing": nonsense, "until": "ayer"}).json() == {"unread": "1"}
    assert sign_in(cast.oscar).post("/avisos/leidos/", {"thing": f"ticket:{other.number}"}).json() == {
        "unread": ""
    }

    assert lucia.get("/avisos/cuenta/").json() == {"unread": "1"}
    assert lucia.post("/avisos/leidos/", {"back": ""}).url == "/avisos/"
    assert not Notice.objects.unread().exists()


def test_what_was_lost_from_sight_is_neither_counted_nor_listed(cast, sign_in):
    Membership.objects.filter(pk=cast.lucia.pk).update(scope=Scope.OWN)
    ticket = worked_on(cast, cast.lucia, subject="canario")
    lucia = sign_in(cast.lucia)
    assert bell(lucia.get("/inicio/")) == "1"

    Ticket.objects.filter(pk=ticket.pk).update(requester=cast.pedro)

    assert bell(lucia.get("/inicio/")) == ""
    assert lucia.get("/avisos/cuenta/").json() == {"unread": ""}
    assert "canario" not in lucia.get("/avisos/").content.decode()


def test_many_are_counted_no_further_and_come_page_by_page(cast, sign_in):
    ticket = worked_on(cast, cast.lucia)
    first = Notice.objects.get()
    Notice.objects.bulk_create(
        Notice(
            key=f"k{one}", member=cast.lucia, topic=first.topic, thing="ticket", number=ticket.pk, title=f"Aviso {one}",
            at=first.at,
        )
        for one in range(120)
    )  # fmt: skip
    lucia = sign_in(cast.lucia)

    assert bell(lucia.get("/inicio/")) == f"{MOST_UNREAD - 1}+"
    page = lucia.get("/avisos/").content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', page)[1]
    assert "Aviso 119" in page
    assert "Aviso 119" not in lucia.get(f"/avisos/{older}").content.decode()


def test_notes_ring_no_bell_of_a_customer(cast, sign_in):
    ticket = a_ticket(cast.lucia)
    assign(ticket, by=cast.ivan, assignee=cast.marta)
    add_note(ticket, "canariointerno", by=cast.bruno)

    assert "canariointerno" not in sign_in(cast.lucia).get("/avisos/").content.decode()
    assert not Notice.objects.filter(member__isnull=False).exists()


def test_a_table_of_boxes_says_by_what_one_is_told(cast, sign_in):
    lucia = sign_in(cast.lucia)
    page = lucia.get("/cuenta/avisos/").content.decode()
    assert page.count("checkbox") == page.count(" checked") + 1, "all but the digest, to begin with"
    ticked = dict.fromkeys(re.findall(r'name="([a-z_]+-[a-z]+)" checked', page), "on")

    lucia.post("/cuenta/avisos/", ticked)
    assert Membership.objects.get(pk=cast.lucia.pk).channels == {}
    del ticked["tickets-mail"], ticked["reports-mail"]
    lucia.post("/cuenta/avisos/", {**ticked, "digest": "on"})

    me = Membership.objects.get(pk=cast.lucia.pk)
    assert me.channels == {"tickets": ["bell", "push"], "digest": True}
    assert me.wants_reports is False
    a_ticket(me)
    assert Letter.objects.get().state == LetterState.MUTED


def test_one_chooses_only_about_what_one_may_see(cast, sign_in):
    page = sign_in(cast.teo).get("/cuenta/avisos/").content.decode()

    assert 'name="renewals-mail"' in page
    assert 'name="invoices-mail"' not in page
    assert 'name="tickets-mail"' not in page
    assert 'name="warnings-mail"' in sign_in(cast.marta).get("/cuenta/avisos/").content.decode()


def test_letters_say_where_that_is_chosen_and_those_of_access_do_not(cast, client):
    a_ticket(cast.lucia)
    assert "/cuenta/avisos/" in Letter.objects.get().text
    Letter.objects.all().delete()

    client.post("/acceso/olvidada/", {"email": cast.lucia.person.email})

    assert not [
        one for one in Letter.objects.values_list("text", "html") if "/cuenta/avisos/" in " ".join(one)
    ]
