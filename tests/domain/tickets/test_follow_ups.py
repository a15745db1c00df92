"""What a customer writes after the end: it comes back, goes on in a linked ticket, or is refused in words."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.documents import PNG
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.copying import copy_address, copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel, close, reopen, resolve
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Message, Ticket, TicketLink, TicketType
from ventanilla.domain.tickets.policy import may_reopen, may_reply
from ventanilla.domain.tickets.status import Priority, Status

KEY = "clave-de-un-formulario"


@pytest.fixture
def solved(cast, vpn_ticket) -> Ticket:
    resolve(vpn_ticket, "Cambiado el cable.", by=cast.marta)
    return Ticket.objects.get()


@pytest.fixture
def over(cast, solved) -> Ticket:
    close(solved, by=cast.lucia)
    return Ticket.objects.get()


def too_late(ticket: Ticket):
    """The window has closed a minute ago."""
    return time_machine.travel(ticket.status_since + timedelta(days=14, minutes=1), tick=False)


def just_in_time(ticket: Ticket):
    return time_machine.travel(ticket.status_since + timedelta(days=14), tick=False)


@pytest.mark.parametrize("how", [reply, reopen])
def test_within_the_window_what_was_resolved_comes_back(cast, solved, how):
    with just_in_time(solved):
        assert may_reopen(cast.lucia, solved)
        how(solved, "Sigue igual.", by=cast.lucia)

    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.round, ticket.awaits_staff) == (Status.IN_PROGRESS, 2, True)
    assert ticket.customer_spoke_at == ticket.updated_at


def test_after_the_window_the_customer_cannot_reopen_and_is_told_what_to_do(cast, solved):
    with too_late(solved):
        assert not may_reopen(cast.lucia, solved)
        with pytest.raises(IllegalMove, match="Escribe en ella"):
            reopen(solved, "Sigue igual.", by=cast.lucia)


def test_the_desk_reopens_after_the_window_and_what_was_cancelled(cast, solved):
    with too_late(solved):
        reopen(solved, "", by=cast.marta)
    cancel(solved, "Duplicada.", by=cast.marta)
    reopen(solved, "", by=cast.marta)

    assert Ticket.objects.get().status == Status.AWAITING_SUPPORT


def test_what_was_cancelled_the_customer_cannot_bring_back(cast, vpn_ticket):
    cancel(vpn_ticket, "", by=cast.lucia)

    assert not may_reply(cast.lucia, Ticket.objects.get())
    with pytest.raises(IllegalMove, match=f"#{vpn_ticket.number}"):
        reopen(vpn_ticket, "", by=cast.lucia)


def test_what_comes_back_to_somebody_who_has_left_is_nobodys(cast, solved):
    cast.marta.is_active = False
    cast.marta.save()

    reply(solved, "Sigue igual.", by=cast.lucia)

    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.assignee) == (Status.AWAITING_SUPPORT, None)


def test_a_word_into_a_closed_ticket_opens_one_that_follows_it(cast, over):
    file = store_file("a.png", io.BytesIO(PNG), len(PNG), owner="contact:1")

    with traces() as left:
        message = reply(over, "Otra vez lo mismo.", by=cast.lucia, files=[file])

    new = message.ticket
    assert new != over
    assert (new.origin, new.requester, new.customer, new.subject) == (
        "follow_up",
        cast.lucia,
        cast.aurora,
        over.subject,
    )
    assert (new.type, new.application, new.urgency, new.priority) == (
        over.type,
        over.application,
        "high",
        "high",
    )
    assert (new.status, new.awaits_staff, new.assignee) == (Status.AWAITING_SUPPORT, True, None)
    assert new.due_at
    assert [one.body for one in new.messages.all()] == ["Otra vez lo mismo."]
    assert message.attachments.get().file == file
    link = TicketLink.objects.get()
    assert (link.one, link.other, link.kind) == (over, new, "follow_up")
    assert left.lines == ["ticket.continued", "ticket.follows"]
    assert left.letters == [("received", "lucia")]


def test_the_old_one_stays_as_it_was(cast, over):
    before = Ticket.objects.filter(pk=over.pk).values().get()

    reply(over, "Otra vez lo mismo.", by=cast.lucia)

    assert Ticket.objects.filter(pk=over.pk).values().get() == before
    assert over.messages.count() == 2


def test_so_does_a_word_into_what_was_resolved_too_long_ago(cast, solved):
    with too_late(solved):
        message = reply(solved, "Otra vez.", by=cast.lucia)

    assert message.ticket != solved
    assert Ticket.objects.get(pk=solved.pk).status == Status.RESOLVED


def test_its_urgency_is_the_customers_and_its_team_that_of_its_type(cast, over):
    network = Team.objects.create(name="Redes")
    TicketType.objects.filter(pk=over.type_id).update(team=network)
    Ticket.objects.update(priority=Priority.LOW)

    new = reply(over, "Otra vez.", by=cast.lucia).ticket

    assert (new.urgency, new.priority, new.team) == ("high", "high", network)


def test_who_writes_asks_from_then_on_and_everybody_else_of_it_is_copied(cast, solved):
    copy_contact(solved, cast.pedro, by=cast.lucia)
    copy_address(solved, "ana@aurora-pruebas.example", by=cast.lucia)
    close(solved, by=cast.marta)

    with traces() as left:
        new = reply(solved, "Me pasa a mí también.", by=cast.pedro).ticket

    assert new.requester == cast.pedro
    assert [copy.member for copy in new.copies.filter(member__isnull=False)] == [cast.lucia]
    assert [copy.request.email for copy in new.copies.filter(member=None)] == ["ana@aurora-pruebas.example"]
    assert left.letters == [("received", "lucia"), ("received", "pedro")]


def test_pressed_twice_it_is_one(cast, over):
    first = reply(over, "Otra vez.", by=cast.lucia, form_key=KEY)

    with traces() as left:
        second = reply(over, "Otra vez.", by=cast.lucia, form_key=KEY)

    assert second == first
    assert Ticket.objects.count() == 2
    assert (left.lines, left.letters) == ([], [])


def test_the_same_form_with_other_words_does_not_swallow_them(cast, over):
    first = reply(over, "Otra vez.", by=cast.lucia, form_key=KEY)

    with pytest.raises(AlreadySent, match=f"#{first.ticket_id}"):
        reply(over, "Y otra.", by=cast.lucia, form_key=KEY)


@pytest.mark.django_db(transaction=True)
def test_ten_presses_at_the_same_moment_are_one(cast, over):
    outcomes = all_at_once(10, lambda _n: reply(over, "Otra vez.", by=cast.lucia, form_key=KEY).pk)

    assert len(set(outcomes)) == 1
    assert Ticket.objects.count() == 2
    assert not walk().broken


def test_without_words_nothing_follows(cast, over):
    with pytest.raises(Refused):
        reply(over, " ", by=cast.lucia)

    assert Ticket.objects.count() == 1


def test_the_letter_says_what_it_follows(cast, over):
    reply(over, "Otra vez.", by=cast.lucia)

    assert f"Es la continuación de la #{over.number}" in Letter.objects.latest("id").text


def test_what_was_merged_is_answered_where_it_went(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    merge(other, vpn_ticket, by=cast.marta)

    with traces() as left:
        by_stale_page = reply(other, "Es lo mismo.", by=cast.pedro)
        by_fresh_page = reply(Ticket.objects.get(pk=other.pk), "Y más.", by=cast.marta)

    assert by_stale_page.ticket == by_fresh_page.ticket == vpn_ticket
    assert left.letters == [("message", "lucia"), ("message", "lucia"), ("message", "pedro")]


def test_what_went_where_the_writer_does_not_see_it_is_refused(cast):
    mine, colleagues = a_ticket(cast.pedro), a_ticket(cast.lucia)
    merge(mine, colleagues, by=cast.marta)
    colleagues.copies.all().delete()

    with pytest.raises(Refused, match="no puedes ver"):
        reply(mine, "¿Y lo mío?", by=cast.pedro)

    assert not Message.objects.filter(body="¿Y lo mío?").exists()


def test_who_was_writing_when_it_was_merged_is_told(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    merge(other, vpn_ticket, by=cast.marta)

    with pytest.raises(ChangedMeanwhile):
        reply(other, "Lo miro.", by=cast.bruno, seen=other.version)


def test_what_was_merged_is_not_reopened(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    merge(other, vpn_ticket, by=cast.marta)

    assert not may_reopen(cast.marta, Ticket.objects.get(pk=other.pk))
    with pytest.raises(Refused):
        reopen(other, "", by=cast.marta)


def test_time_is_looked_at_once(cast, solved):
    with time_machine.travel(now(), tick=False):
        message = reply(solved, "Sigue igual.", by=cast.lucia)

    assert Ticket.objects.get().status_since == message.created_at
