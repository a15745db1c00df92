"""One ticket as its customer reads it: where it stands, whose turn it is, what goes with it, and what they may do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from tests.conftest import SignIn
from tests.doors.portal.reading import Words, page_of, read
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import close, resolve
from ventanilla.domain.tickets.actions.linking import link_tickets
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, set_pending
from ventanilla.domain.tickets.models import Reading, Ticket, TicketLink


def to(ticket: Ticket, route: str) -> str:
    return reverse(f"portal:{route}", args=[ticket.number])


def test_it_says_whose_turn_it_is_and_until_when(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    lucia, said = sign_in(cast.lucia), []
    said.append(read(lucia, page_of(vpn_ticket)).text)
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    said.append(read(lucia, page_of(vpn_ticket)).text)
    set_pending(vpn_ticket, "Falta el router.", by=cast.marta)
    said.append(read(lucia, page_of(vpn_ticket)).text)
    ask_customer(vpn_ticket, "¿Qué modelo es?", by=cast.marta)
    said.append(read(lucia, page_of(vpn_ticket)).text)
    plan(vpn_ticket, by=cast.marta, at_time=now() + timedelta(days=2), technician=cast.ivan)
    said.append(read(lucia, page_of(vpn_ticket)).text)

    expected = [
        "Te respondemos", "Estará resuelta", "Depende de un tercero.", "Te toca a ti.", "Visita:",
    ]  # fmt: skip
    assert [words in page for words, page in zip(expected, said, strict=True)] == [True] * 5
    assert "antes de las" in said[0]


def test_a_late_answer_is_called_late(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    Ticket.objects.update(promised_at=now() - timedelta(hours=1))

    assert "vamos con retraso" in read(sign_in(cast.lucia), page_of(vpn_ticket)).text


def test_what_is_new_is_marked_until_the_page_says_that_it_was_seen(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    lucia = sign_in(cast.lucia)
    lucia.post(to(vpn_ticket, "read"))
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    first = lucia.get(page_of(vpn_ticket)).content.decode()

    answer = lucia.post(to(vpn_ticket, "read"), {"until": now().isoformat()})

    second = lucia.get(page_of(vpn_ticket)).content.decode()
    assert answer.status_code == 204
    assert f'data-read="{to(vpn_ticket, "read")}"' in first
    assert "· nuevo" in first
    assert 'data-read="' not in second
    assert "· nuevo" not in second


@pytest.mark.parametrize(
    "until", ["", "x", "2026-01-01T00:00:00", "9999-12-31T23:59:59-14:00", "9999-01-01T00:00:00Z"]
)
def test_nobody_reads_the_future(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, until: str) -> None:
    sign_in(cast.lucia).post(to(vpn_ticket, "read"), {"until": until})

    assert Reading.objects.get().read_at <= now()


def test_an_answer_and_stars_mean_that_one_has_read(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    lucia = sign_in(cast.lucia)

    lucia.post(to(vpn_ticket, "rate"), {"stars": "5"})

    assert not Ticket.objects.with_unread_for(cast.lucia).get().is_unread


def test_it_is_closed_only_after_a_question(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    lucia = sign_in(cast.lucia)
    page, question = read(lucia, page_of(vpn_ticket)), read(lucia, to(vpn_ticket, "close"))
    vpn_ticket.refresh_from_db()
    before = vpn_ticket.status

    answer = lucia.post(to(vpn_ticket, "close"), follow=True)

    vpn_ticket.refresh_from_db()
    assert "Cerrar: todo bien" in page.text
    assert "¿Cerrar la incidencia?" in question.text
    assert (before, vpn_ticket.status) == ("resolved", "closed")
    assert "¿Cómo ha ido?" in Words(answer.content.decode()).text


def test_what_is_closed_already_says_so(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    close(vpn_ticket, by=cast.marta)

    answer = sign_in(cast.lucia).post(to(vpn_ticket, "close"))

    assert answer.status_code == 409


def test_a_solved_one_can_be_reopened_after_a_hasty_press(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    page = Words(sign_in(cast.lucia).post(to(vpn_ticket, "solved"), follow=True).content.decode())

    assert "La damos por resuelta. Si no era así, reábrela." in page.text
    assert "Reabrir" in page.text


@pytest.mark.parametrize("days", [0, 15], ids=["closed", "resolved too long ago"])
def test_words_for_what_is_over_go_into_a_new_one(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, days: int
) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    if days:
        Ticket.objects.update(status_since=now() - timedelta(days=days))
    else:
        close(vpn_ticket, by=cast.lucia)
    lucia = sign_in(cast.lucia)
    told = read(lucia, page_of(vpn_ticket)).text

    answer = lucia.post(to(vpn_ticket, "answer"), {"message": "Ha vuelto a pasar."}, follow=True)

    follow_up = Ticket.objects.latest("pk")
    page = Words(answer.content.decode()).text
    assert "si escribes, se abre una nueva, enlazada con esta" in told
    assert answer.redirect_chain == [(page_of(follow_up), 302)]
    assert f"Seguimos en la #{follow_up.number}" in page
    assert "Ha vuelto a pasar." in page
    assert "Viene de" in page


def test_a_merged_one_leads_to_where_it_goes_on(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    other = a_ticket(cast.lucia, subject="Sin red")
    merge(vpn_ticket, other, by=cast.marta)

    page = read(sign_in(cast.lucia), page_of(vpn_ticket))

    assert "Se ha unido a la #" in page.text
    assert "«Sin red»" in page.text
    assert "textarea" not in page.tags


def test_who_may_not_see_where_it_goes_on_reads_nothing_of_it(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    """Pedro was in copy of what was merged, and his copy of the other one was taken back."""
    mine = a_ticket(cast.pedro, subject="Lo de Pedro")
    other = a_ticket(cast.lucia, subject="canariolucia")
    merge(mine, other, by=cast.marta)
    other.copies.all().delete()

    page = read(sign_in(cast.pedro), page_of(mine)).text

    assert "que no puedes ver" in page
    assert "canariolucia" not in page


def test_ties_lead_only_to_what_one_may_see(cast: Cast, sign_in: SignIn) -> None:
    mine, theirs = a_ticket(cast.pedro, subject="Lo de Pedro"), a_ticket(cast.lucia, subject="canariolucia")
    foreign = a_ticket(cast.oscar, subject="canarioribera")
    link_tickets(mine, theirs, by=cast.marta)
    TicketLink.objects.create(one=mine, other=foreign, kind=TicketLink.Kind.RELATED)

    pedro, lucia = (read(sign_in(who), page_of(mine)).text for who in (cast.pedro, cast.lucia))

    assert "canario" not in pedro
    assert "Relacionada con" in lucia
    assert "canariolucia" in lucia
    assert "canarioribera" not in lucia


def test_the_stars_of_before_are_told(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    lucia = sign_in(cast.lucia)
    for stars in (2, 5):
        lucia.post(to(vpn_ticket, "rate"), {"stars": stars})

    page = read(lucia, page_of(vpn_ticket)).text

    assert "Antes: 2 de 5" in page
    assert "Puedes cambiarla hasta el" in page


@pytest.mark.parametrize("who", ["lucia", "pedro", "nuria"])
def test_the_page_costs_no_more_than_five_statements(cast: Cast, sign_in: SignIn, who: str) -> None:
    """Of the whole company, of one's own, and of what one is in copy of."""
    ticket = a_ticket(cast.pedro)
    copy_contact(ticket, cast.nuria, by=cast.pedro)
    reply(ticket, "Lo miramos.", by=cast.marta)
    add_note(ticket, "Ojo.", by=cast.marta)
    browser: Client = sign_in(getattr(cast, who))
    browser.get(page_of(ticket))

    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(page_of(ticket))

    assert answer.status_code == 200
    assert len(captured) <= 5, [query["sql"][:200] for query in captured]


def test_five_answers(cast: Cast, sign_in: SignIn, client: Client, vpn_ticket: Ticket) -> None:
    """Works, and: without the right, a stranger, signed out, wrong method."""
    copy_contact(vpn_ticket, cast.nuria, by=cast.lucia)

    assert sign_in(cast.nuria).get(page_of(vpn_ticket)).status_code == 200
    assert sign_in(cast.nuria).post(to(vpn_ticket, "close")).status_code == 403
    assert sign_in(cast.pedro).post(to(vpn_ticket, "close")).status_code == 404
    assert client.get(to(vpn_ticket, "close")).status_code == 302
    assert sign_in(cast.lucia).get(to(vpn_ticket, "read")).status_code == 405
