"""A chat that goes on as a ticket, by hand and by the clock; and how it ends, is judged and sent."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from tests.domain.chat.test_talking import a_chat, a_file, as_now
from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.chat.actions.clock import tend
from ventanilla.domain.chat.actions.ending import end, rate, send_transcript
from ventanilla.domain.chat.actions.looking import be_there, look
from ventanilla.domain.chat.actions.taking import take
from ventanilla.domain.chat.actions.talking import note, open_conversation, say
from ventanilla.domain.chat.actions.turning import attach, make_ticket
from ventanilla.domain.chat.models import Conversation, Event, Side, State
from ventanilla.domain.chat.reading import lines_after
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.privacy.actions.retaining import let_go
from ventanilla.domain.privacy.terms import BY_NAME
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.actions.working import ask_customer
from ventanilla.domain.tickets.models import Attachment, Message, Origin, Ticket, TicketType
from ventanilla.domain.tickets.status import Status


def kind() -> TicketType:
    return TicketType.objects.get(name="Avería")


def answered(desk: Cast) -> Conversation:
    chat = open_conversation(desk.lucia, "No imprime", by=desk.lucia, files=[a_file(desk.lucia)])
    say(chat, "¿Qué dice la pantalla?", by=desk.marta)
    note(chat, "Toner de otro proveedor", by=desk.marta)
    return as_now(chat)


def test_what_was_said_is_the_tickets_first_message_and_the_notes_are_a_note(desk: Cast):
    chat = answered(desk)

    ticket = make_ticket(chat, by=desk.marta, type=kind())

    assert make_ticket(chat, by=desk.bruno, type=kind()) == ticket
    said, noted = ticket.messages.order_by("pk")
    assert (ticket.requester, ticket.origin, ticket.subject) == (desk.lucia, Origin.CHAT, "No imprime")
    assert "**Lucía Ferrer**, 10:00:\n\n> No imprime\n\n(Archivos: pantalla.png)" in said.body
    assert "Toner" not in said.body
    assert (noted.is_note, "Toner" in noted.body) == (True, True)
    assert Attachment.objects.get().message == said
    chat = as_now(chat)
    assert (chat.state, chat.ticket, chat.kept_in, chat.ended_by) == (State.TICKET, ticket, said, Side.STAFF)
    assert f"#{ticket.pk}" in lines_after(chat, to=desk.lucia)[-1].told
    letter = Letter.objects.get(key__startswith=f"ticket:{ticket.pk}:received")
    assert "Toner" not in letter.text + letter.html


def test_what_nobody_answered_is_the_contacts_own_request(desk: Cast):
    ticket = make_ticket(a_chat(desk), by=desk.marta, type=kind())

    assert ticket.first_response_at is None
    assert ticket.messages.get().contact == desk.lucia
    assert ticket.awaits_staff


def test_said_after_it_became_a_ticket_it_is_an_answer_there(desk: Cast):
    chat = answered(desk)
    ticket = make_ticket(chat, by=desk.marta, type=kind())
    ask_customer(ticket, "¿Qué modelo es?", by=desk.marta)

    line = say(chat, "HP 402", by=desk.lucia, client_key="k", files=[a_file(desk.lucia)])

    assert say(chat, "HP 402", by=desk.lucia, client_key="k") == line
    ticket = Ticket.objects.get(pk=ticket.pk)
    assert ticket.messages.filter(body="HP 402", contact=desk.lucia).count() == 1
    assert ticket.messages.get(body="HP 402").attachments.count() == 1
    assert ticket.status == Status.IN_PROGRESS
    with pytest.raises(IllegalMove):
        say(chat, "Vale", by=desk.marta)


def test_put_into_a_ticket_of_the_same_customer_it_is_an_answer_of_theirs(desk: Cast):
    chat, ticket = answered(desk), a_ticket(desk.lucia)
    ask_customer(ticket, "¿Qué modelo es?", by=desk.marta)

    assert attach(chat, ticket, by=desk.marta) == ticket
    assert attach(chat, a_ticket(desk.lucia), by=desk.marta) == ticket

    ticket = Ticket.objects.get(pk=ticket.pk)
    assert (ticket.status, ticket.awaits_staff) == (Status.IN_PROGRESS, True)
    assert "No imprime" in as_now(chat).kept_in.body
    assert Message.objects.filter(ticket=ticket, is_note=True, body__contains="Toner").exists()
    assert not Letter.objects.filter(text__contains="Toner").exists()


def test_it_goes_into_no_ticket_that_its_contact_does_not_see(desk: Cast, pedro):
    chat = open_conversation(pedro, "Hola", by=pedro)
    over = a_ticket(pedro)
    cancel(over, "Ya no.", by=desk.marta)

    for ticket in (a_ticket(desk.oscar), a_ticket(desk.lucia)):
        with pytest.raises(Refused):
            attach(chat, ticket, by=desk.marta)
    with pytest.raises(IllegalMove):
        attach(chat, over, by=desk.marta)


def test_left_without_an_answer_it_becomes_a_ticket_and_says_so(desk: Cast, clock):
    chat = a_chat(desk)
    clock.shift(4 * 60)
    assert tend(now()) == 0
    clock.shift(60)

    assert tend(now()) == 1

    chat = as_now(chat)
    assert (chat.state, chat.ended_by, chat.is_missed) == (State.TICKET, Side.HOUSE, True)
    assert (chat.ticket.origin, chat.ticket.requester) == (Origin.CHAT, desk.lucia)
    assert lines_after(chat, to=desk.lucia)[-1].event == Event.UNANSWERED
    assert Letter.objects.filter(key__startswith=f"ticket:{chat.ticket_id}:received").count() == 1
    assert tend(now()) == 0


def test_who_has_vanished_or_says_nothing_gives_it_back_to_the_line(desk: Cast, clock):
    chat = a_chat(desk)
    take(chat, by=desk.marta)
    clock.shift(119)
    assert tend(now()) == 0
    clock.shift(2)
    assert tend(now()) == 1
    assert (as_now(chat).state, as_now(chat).staff) == (State.WAITING, None)

    be_there(by=desk.marta)
    take(chat, by=desk.marta)
    clock.shift(5 * 60)
    be_there(by=desk.marta)
    assert tend(now()) == 1
    events = [line.event for line in lines_after(chat, to=desk.lucia)]
    assert events == ["", "taken", "agent_gone", "taken", "returned"]


def test_silence_ends_it_and_who_is_away_gets_it_by_mail(desk: Cast, clock):
    chat = answered(desk)
    for _minute in range(15):
        clock.shift(60)
        be_there(by=desk.marta)
    assert tend(now()) == 1

    chat = as_now(chat)
    assert (chat.state, chat.ended_by) == (State.ENDED, Side.HOUSE)
    letter = Letter.objects.get(key=f"chat:{chat.pk}:ended")
    assert "¿Qué dice la pantalla?" in letter.text
    assert "Toner" not in letter.text + letter.html


def test_whose_access_has_ended_chats_no_more(desk: Cast, clock):
    chat = answered(desk)
    type(desk.lucia).objects.filter(pk=desk.lucia.pk).update(is_active=False)
    assert tend(now()) == 1
    assert as_now(chat).state == State.ENDED
    assert not Letter.objects.filter(key__startswith="chat:").exists()


def test_who_is_there_when_it_ends_gets_a_copy_only_when_they_ask(desk: Cast):
    chat = answered(desk)
    look(chat, by=desk.lucia, seen=3)
    end(chat, by=desk.marta)
    assert not Letter.objects.filter(key__startswith="chat:").exists()

    assert send_transcript(chat, by=desk.lucia)
    assert not send_transcript(chat, by=desk.lucia)
    letter = Letter.objects.get(key__startswith=f"chat:{chat.pk}:transcript")
    assert (letter.to_address, "pantalla.png" in letter.text) == (desk.lucia.person.email, True)
    assert "Toner" not in letter.text + letter.html


def test_stars_are_the_contacts_once_it_is_over_and_somebody_answered(desk: Cast, clock):
    chat = answered(desk)
    with pytest.raises(Refused):
        rate(chat, 5, by=desk.lucia)
    end(chat, by=desk.lucia)
    with pytest.raises(Refused):
        rate(chat, 6, by=desk.lucia)
    rate(chat, 5, "¡Gracias!", by=desk.lucia)
    rate(chat, 4, by=desk.lucia)
    assert (as_now(chat).stars, as_now(chat).rating_words) == (4, "")
    clock.shift(31 * 86400)
    with pytest.raises(Refused):
        rate(chat, 1, by=desk.lucia)


def test_after_a_year_it_is_gone_and_what_the_ticket_has_stays(desk: Cast, clock):
    kept, gone = (
        answered(desk),
        open_conversation(desk.oscar, "Hola", by=desk.oscar, files=[a_file(desk.oscar)]),
    )
    ticket = make_ticket(kept, by=desk.marta, type=kind())
    end(gone, by=desk.oscar)
    clock.shift(364 * 86400)
    assert let_go(BY_NAME["chats"], 365) == 0
    clock.shift(2 * 86400)

    assert let_go(BY_NAME["chats"], 365) == 2

    assert not Conversation.objects.exists()
    assert [one.message.ticket for one in Attachment.objects.all()] == [ticket]
    assert Attachment.objects.get().file.path.exists()
