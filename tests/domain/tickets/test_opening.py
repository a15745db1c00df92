"""Opening a ticket: once, whatever happens to the button."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.documents import PNG
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Team
from ventanilla.domain.provider.house import forget
from ventanilla.domain.provider.information import FIRST_VERSION
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.actions.opening import open_ticket
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Attachment, Message, Origin, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority, Status

KEY = "clave-de-un-formulario"


def draft_of(owner: str) -> StoredFile:
    return store_file("a.png", io.BytesIO(PNG), len(PNG), owner=owner)


def test_a_new_ticket_waits_for_support_with_its_first_message(cast, a_request):
    with traces() as left:
        ticket = open_ticket(a_request, by=cast.lucia)

    assert (ticket.customer, ticket.requester, ticket.status) == (
        cast.aurora,
        cast.lucia,
        Status.AWAITING_SUPPORT,
    )
    assert (ticket.urgency, ticket.priority, ticket.privacy_version) == ("high", "high", FIRST_VERSION)
    assert (ticket.assignee, ticket.awaits_staff, ticket.round) == (None, True, 1)
    message = ticket.messages.get()
    assert (message.contact, message.author_name, message.is_note) == (cast.lucia, "Lucía Ferrer", False)
    assert left.lines == ["ticket.opened"]
    assert left.letters == [("received", "lucia")]


def test_without_a_subject_the_first_line_is_the_subject_without_its_full_stop(cast, a_request):
    assert open_ticket(a_request, by=cast.lucia).subject == "No llegan correos"


def test_numbers_go_up_and_none_is_used_twice(cast, a_request):
    numbers = [open_ticket(a_request, by=cast.lucia).number for _ in range(3)]

    assert numbers == sorted(set(numbers))


def test_its_files_come_along_and_are_no_drafts_any_more(cast, a_request):
    file = draft_of("contact:1")

    ticket = open_ticket(a_request, by=cast.lucia, files=[file])

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


def test_pressed_twice_it_is_one_ticket(cast, a_request):
    first = open_ticket(a_request, by=cast.lucia, form_key=KEY)

    with traces() as left:
        second = open_ticket(a_request, by=cast.lucia, form_key=KEY)

    assert second == first
    assert Ticket.objects.count() == Message.objects.count() == 1
    assert (left.lines, left.letters) == ([], [])


def test_pressed_twice_with_the_same_files_it_is_one_ticket(cast, a_request):
    files = [draft_of("contact:1")]
    first = open_ticket(a_request, by=cast.lucia, form_key=KEY, files=files)

    assert open_ticket(a_request, by=cast.lucia, form_key=KEY, files=[]) == first
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"message": "Otra cosa."}, {"subject": "Otro"}, {"urgency": Priority.LOW}, {"application": None}],
)
def test_the_same_form_with_other_words_is_told_the_number_of_the_first(cast, a_request, other):
    first = open_ticket(a_request, by=cast.lucia, form_key=KEY)

    with pytest.raises(AlreadySent, match=f"#{first.number}"):
        open_ticket(replace(a_request, **other), by=cast.lucia, form_key=KEY)

    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("who", ["pedro", "oscar"])
def test_somebody_elses_key_is_nobodys_business(cast, a_request, who):
    first = open_ticket(a_request, by=cast.lucia, form_key=KEY)

    other = open_ticket(replace(a_request, message="Lo mío."), by=getattr(cast, who), form_key=KEY)

    assert other != first
    assert other.requester == getattr(cast, who)


def test_without_a_key_every_press_counts(cast, a_request):
    open_ticket(a_request, by=cast.lucia)
    open_ticket(a_request, by=cast.lucia, form_key="")

    assert Ticket.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_the_same_moment_are_one_ticket(cast, a_request):
    opened = all_at_once(20, lambda _number: open_ticket(a_request, by=cast.lucia, form_key=KEY).number)

    assert opened == [Ticket.objects.get().number] * 20
    assert Message.objects.count() == Letter.objects.count() == Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_with_other_words_keep_one_and_refuse_the_rest(cast, a_request):
    def press(number: int) -> int:
        return open_ticket(replace(a_request, message=f"Texto {number}."), by=cast.lucia, form_key=KEY).number

    outcomes = all_at_once(20, press)

    assert sum(isinstance(outcome, int) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AlreadySent) for outcome in outcomes) == 19
    assert Ticket.objects.count() == Letter.objects.count() == Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_tickets_at_the_same_moment_keep_the_journal_whole(cast, a_request):
    opened = all_at_once(12, lambda _number: open_ticket(a_request, by=cast.lucia).number)

    assert len(set(opened)) == 12
    assert Letter.objects.count() == 12
    assert not walk().broken


def test_the_desk_opens_for_who_calls_and_tells_them(cast, a_request):
    with traces() as left:
        ticket = open_ticket(a_request, by=cast.marta, requester=cast.pedro)

    assert (ticket.customer, ticket.requester, ticket.origin) == (cast.aurora, cast.pedro, Origin.PHONE)
    assert (ticket.awaits_staff, ticket.privacy_version) == (True, "")
    assert ticket.first_response_at == ticket.staff_spoke_at == ticket.created_at
    assert ticket.due_at
    message = ticket.messages.get()
    assert (message.staff, message.contact) == (cast.marta, None)
    assert left.lines == ["ticket.opened"]
    assert left.letters == [("received", "pedro")]
    letter = Letter.objects.get()
    assert letter.headline == "Hemos abierto tu incidencia"
    assert "Marta Solís ha abierto por ti la incidencia" in letter.text


def test_a_call_is_unread_for_who_called(cast, a_request):
    open_ticket(a_request, by=cast.marta, requester=cast.pedro)

    unread = Ticket.objects.visible_to(cast.pedro).with_unread_for(cast.pedro)
    assert unread.get().is_unread


def test_the_desk_says_for_whom(cast, a_request):
    with pytest.raises(Refused) as refusal:
        open_ticket(a_request, by=cast.marta)

    assert refusal.value.field == "requester"


def test_who_sees_the_whole_company_opens_for_a_colleague(cast, a_request):
    with traces() as left:
        ticket = open_ticket(a_request, by=cast.lucia, requester=cast.pedro)

    assert (ticket.requester, ticket.origin) == (cast.pedro, Origin.PORTAL)
    assert ticket.messages.get().contact == cast.lucia
    assert left.letters == [("received", "pedro")]
    assert "Lucía Ferrer ha abierto por ti la incidencia" in Letter.objects.get().text


@pytest.mark.parametrize(("who", "requester"), [
    ("pedro", "lucia"), ("lucia", "oscar"), ("oscar", "lucia"), ("nuria", "nuria"), ("lucia", "teo"), ("marta", "teo"),
    ("marta", "gone"),
])  # fmt: skip
def test_nobody_opens_for_who_is_not_theirs_or_may_not_see_tickets(cast, a_request, who, requester):
    """Own tickets only; another company, both ways; who may only look; who has no right or has left."""
    Membership.objects.filter(pk=cast.pedro.pk).update(is_active=requester != "gone")
    by, asks = getattr(cast, who), {"gone": cast.pedro}.get(requester) or getattr(cast, requester)

    with traces() as left, pytest.raises(Refused) as refusal:
        open_ticket(a_request, by=by, requester=asks)

    assert refusal.value.field == "requester"
    assert (left.lines, left.letters) == ([], [])


def test_pressed_twice_for_somebody_else_it_is_one_ticket(cast, a_request):
    opened = [open_ticket(a_request, by=cast.marta, requester=cast.pedro, form_key=KEY) for _ in range(2)]

    assert opened[0] == opened[1]
    assert Ticket.objects.count() == 1


def test_it_goes_to_the_team_of_its_type(cast, a_request):
    network = Team.objects.create(name="Redes")
    TicketType.objects.filter(name="Avería").update(team=network)
    a_request.type.refresh_from_db()

    assert open_ticket(a_request, by=cast.lucia).team == network


@pytest.mark.parametrize(("at", "promise"), [
    ("2026-11-24 10:00", "Te responderemos hoy antes de las 12:00."),
    ("2026-11-24 17:00", "Te responderemos mañana antes de las 9:00."),
    ("2026-11-28 11:00", "Te responderemos el lunes, 30 de noviembre, antes de las 10:30."),
])  # fmt: skip
def test_the_letter_says_by_when_somebody_answers(cast, a_request, at, promise):
    moment = datetime.strptime(at, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo("Europe/Madrid"))
    with time_machine.travel(moment, tick=False):
        open_ticket(a_request, by=cast.lucia)

    assert promise in Letter.objects.get().text


def test_a_house_that_never_opens_takes_tickets_and_promises_nothing(cast, a_request):
    Provider.objects.update_or_create(pk=1, defaults={"week": {"0": []}})
    forget()

    ticket = open_ticket(a_request, by=cast.lucia)

    forget()
    assert ticket.due_at is None
    assert "Te responderemos" not in Letter.objects.get().text


def test_a_subject_is_one_line(cast, a_request):
    """A browser's box has no line ends; what is sent without one must not begin a second line in a header."""
    typed = replace(a_request, subject=" La VPN\r\nBcc: x@pruebas.example ")

    ticket = open_ticket(typed, by=cast.lucia)

    assert ticket.subject == "La VPN Bcc: x@pruebas.example"
    assert Letter.objects.get().subject.endswith("La VPN Bcc: x@pruebas.example")
