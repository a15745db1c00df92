"""Opening a ticket: once, whatever happens to the button."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from tests.documents import PNG
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.opening import PRIVACY_VERSION, Request, open_ticket
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Application, Attachment, Message, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority, Status

KEY = "clave-de-un-formulario"


@pytest.fixture
def request_(cast) -> Request:
    return Request(
        type=TicketType.objects.get(name="Avería"),
        application=Application.objects.get(name="Correo"),
        urgency=Priority.HIGH,
        message="No llegan correos.\nDesde ayer.",
    )


def draft_of(owner: str) -> StoredFile:
    return store_file("a.png", io.BytesIO(PNG), len(PNG), owner=owner)


def test_a_new_ticket_waits_for_support_with_its_first_message(cast, request_):
    with traces() as left:
        ticket = open_ticket(request_, by=cast.lucia)

    assert (ticket.customer, ticket.requester, ticket.status) == (
        cast.aurora,
        cast.lucia,
        Status.AWAITING_SUPPORT,
    )
    assert (ticket.urgency, ticket.priority, ticket.privacy_version) == ("high", "high", PRIVACY_VERSION)
    assert (ticket.assignee, ticket.awaits_staff, ticket.round) == (None, True, 1)
    message = ticket.messages.get()
    assert (message.contact, message.author_name, message.is_note) == (cast.lucia, "Lucía Ferrer", False)
    assert left.lines == ["ticket.opened"]
    assert left.letters == [("received", "lucia")]


def test_without_a_subject_the_first_line_is_the_subject_without_its_full_stop(cast, request_):
    assert open_ticket(request_, by=cast.lucia).subject == "No llegan correos"


def test_numbers_go_up_and_none_is_used_twice(cast, request_):
    numbers = [open_ticket(request_, by=cast.lucia).number for _ in range(3)]

    assert numbers == sorted(set(numbers))


def test_its_files_come_along_and_are_no_drafts_any_more(cast, request_):
    file = draft_of("contact:1")

    ticket = open_ticket(request_, by=cast.lucia, files=[file])

    assert Attachment.objects.get().message.ticket == ticket
    assert not StoredFile.objects.get().is_draft


def test_a_file_serves_once_even_for_two_who_hold_the_same_draft(cast, vpn_ticket):
    file = draft_of("contact:1")
    reply(vpn_ticket, "Aquí va.", by=cast.lucia, files=[file])

    with traces() as left, pytest.raises(Refused, match="archivo"):
        reply(vpn_ticket, "Y otra vez.", by=cast.lucia, files=[file])

    assert Attachment.objects.count() == 1
    assert vpn_ticket.messages.count() == 2
    assert (left.lines, left.letters) == ([], [])


def test_pressed_twice_it_is_one_ticket(cast, request_):
    first = open_ticket(request_, by=cast.lucia, form_key=KEY)

    with traces() as left:
        second = open_ticket(request_, by=cast.lucia, form_key=KEY)

    assert second == first
    assert Ticket.objects.count() == Message.objects.count() == 1
    assert (left.lines, left.letters) == ([], [])


def test_pressed_twice_with_the_same_files_it_is_one_ticket(cast, request_):
    files = [draft_of("contact:1")]
    first = open_ticket(request_, by=cast.lucia, form_key=KEY, files=files)

    assert open_ticket(request_, by=cast.lucia, form_key=KEY, files=[]) == first
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"message": "Otra cosa."}, {"subject": "Otro"}, {"urgency": Priority.LOW}, {"application": None}],
)
def test_the_same_form_with_other_words_is_told_the_number_of_the_first(cast, request_, other):
    first = open_ticket(request_, by=cast.lucia, form_key=KEY)

    with pytest.raises(AlreadySent, match=f"#{first.number}"):
        open_ticket(replace(request_, **other), by=cast.lucia, form_key=KEY)

    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("who", ["pedro", "oscar"])
def test_somebody_elses_key_is_nobodys_business(cast, request_, who):
    first = open_ticket(request_, by=cast.lucia, form_key=KEY)

    other = open_ticket(replace(request_, message="Lo mío."), by=getattr(cast, who), form_key=KEY)

    assert other != first
    assert other.requester == getattr(cast, who)


def test_without_a_key_every_press_counts(cast, request_):
    open_ticket(request_, by=cast.lucia)
    open_ticket(request_, by=cast.lucia, form_key="")

    assert Ticket.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_the_same_moment_are_one_ticket(cast, request_):
    opened = all_at_once(20, lambda _number: open_ticket(request_, by=cast.lucia, form_key=KEY).number)

    assert opened == [Ticket.objects.get().number] * 20
    assert Message.objects.count() == Letter.objects.count() == Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_with_other_words_keep_one_and_refuse_the_rest(cast, request_):
    def press(number: int) -> int:
        return open_ticket(replace(request_, message=f"Texto {number}."), by=cast.lucia, form_key=KEY).number

    outcomes = all_at_once(20, press)

    assert sum(isinstance(outcome, int) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AlreadySent) for outcome in outcomes) == 19
    assert Ticket.objects.count() == Letter.objects.count() == Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_tickets_at_the_same_moment_keep_the_journal_whole(cast, request_):
    opened = all_at_once(12, lambda _number: open_ticket(request_, by=cast.lucia).number)

    assert len(set(opened)) == 12
    assert Letter.objects.count() == 12
    assert Entry.objects.first_break() is None
