"""What each person has read, and what is unread for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.tickets.actions.finishing import reopen, resolve
from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.models import Reading, Ticket


def is_unread(actor) -> bool:
    return Ticket.objects.visible_to(actor).with_unread_for(actor).values_list("is_unread", flat=True).get()


def test_a_new_ticket_is_unread_for_the_desk_and_not_for_who_wrote_it(cast, vpn_ticket):
    assert is_unread(cast.marta) is True
    assert is_unread(cast.lucia) is False


def test_each_reads_for_themself(cast, vpn_ticket):
    mark_read(vpn_ticket, by=cast.marta)

    assert is_unread(cast.marta) is False
    assert is_unread(cast.bruno) is True


def test_what_the_other_side_says_later_is_unread_again(cast, vpn_ticket):
    mark_read(vpn_ticket, by=cast.marta)
    mark_read(vpn_ticket, by=cast.lucia)

    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    assert (is_unread(cast.lucia), is_unread(cast.marta)) == (True, False)

    with time_machine.travel(now() + timedelta(minutes=2), tick=False):
        mark_read(vpn_ticket, by=cast.lucia)
        reply(vpn_ticket, "Gracias.", by=cast.lucia)
    assert (is_unread(cast.lucia), is_unread(cast.marta)) == (False, True)


def test_a_note_is_unread_for_nobody(cast, vpn_ticket):
    mark_read(vpn_ticket, by=cast.bruno)

    add_note(vpn_ticket, "Ojo.", by=cast.marta)

    assert (is_unread(cast.lucia), is_unread(cast.bruno)) == (False, False)


def test_coming_back_is_news_for_the_desk_even_without_words(cast, vpn_ticket):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)
    mark_read(vpn_ticket, by=cast.marta)

    reopen(vpn_ticket, "", by=cast.lucia)

    assert is_unread(cast.marta) is True


def test_reading_is_no_change_of_the_ticket(cast, vpn_ticket):
    before = Ticket.objects.values().get()

    with traces() as left:
        mark_read(vpn_ticket, by=cast.marta)

    assert Ticket.objects.values().get() == before
    assert (left.lines, left.letters) == ([], [])


def test_a_page_that_showed_less_marks_only_that(cast, vpn_ticket):
    shown_until = now()
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        reply(vpn_ticket, "¿Hola?", by=cast.lucia)
        mark_read(vpn_ticket, by=cast.marta, until=shown_until)

    assert is_unread(cast.marta) is True


def test_an_older_window_takes_nothing_back(cast, vpn_ticket):
    moment = now()
    mark_read(vpn_ticket, by=cast.marta, until=moment)

    mark_read(vpn_ticket, by=cast.marta, until=moment - timedelta(hours=1))

    assert Reading.objects.get().read_at == moment


def test_a_list_can_be_narrowed_to_what_is_unread(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    mark_read(vpn_ticket, by=cast.marta)

    unread = Ticket.objects.with_unread_for(cast.marta).filter(is_unread=True)

    assert list(unread) == [other]


def test_each_ticket_is_there_once_however_many_have_read_it(cast, vpn_ticket):
    for actor in (cast.marta, cast.bruno, cast.lucia, cast.elena):
        mark_read(vpn_ticket, by=actor)

    assert Ticket.objects.with_unread_for(cast.marta).count() == 1


def test_the_house_itself_has_read_nothing(vpn_ticket):
    assert Ticket.objects.with_unread_for(SYSTEM).get().is_unread is False


@pytest.mark.django_db(transaction=True)
def test_many_windows_at_once_leave_one_reading(cast, vpn_ticket):
    outcomes = all_at_once(12, lambda _number: mark_read(vpn_ticket, by=cast.marta))

    assert outcomes == [None] * 12
    assert Reading.objects.count() == 1
    assert is_unread(cast.marta) is False
