"""A contact who is in the way of their own chat, and of a colleague's."""

from __future__ import annotations

from django.utils.timezone import now

from tests.cast import Cast
from tests.domain.chat.test_talking import a_chat, as_now
from tests.domain.chat.test_turning import kind
from ventanilla.domain.chat.actions.taking import give_back
from ventanilla.domain.chat.actions.talking import open_conversation, say
from ventanilla.domain.chat.actions.turning import leave_message, make_ticket
from ventanilla.domain.chat.models import Conversation, Line
from ventanilla.domain.live.audiences import member
from ventanilla.domain.live.hub import hub
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.doors.shared.forms import KeyedForm


def takes_every_key(chat) -> list[str]:
    """What a browser may send, of all that can be guessed."""
    guessed = [
        f"{name}{sign}{number}"
        for name in ("chat", "chat-line")
        for sign in "-:_"
        for number in (chat, chat + 1, 4)
    ]
    return [key for key in guessed if KeyedForm({"form_key": key}).is_valid()]


def test_no_form_of_a_browser_takes_the_key_by_which_a_chat_becomes_a_ticket(desk: Cast):
    at = now()
    facts = {
        "customer": desk.aurora,
        "member": desk.lucia,
        "opened_at": at,
        "turn_since": at,
        "last_line_at": at,
    }
    chat = Conversation.objects.create(pk=123_456, **facts)
    say(chat, "No imprime", by=desk.lucia)
    for key in takes_every_key(chat.pk):
        leave_message(desk.lucia, f"Antes: {key}", by=desk.lucia, client_key=key)

    ticket = make_ticket(as_now(chat), by=desk.marta, type=kind())

    assert "No imprime" in ticket.messages.get().body


def test_no_form_of_a_browser_takes_the_key_of_what_is_said_in_it_later(desk: Cast):
    chat = a_chat(desk)
    ticket = make_ticket(as_now(chat), by=desk.marta, type=kind())
    following = Line.objects.order_by("pk").last().pk + 1
    for key in takes_every_key(following):
        reply(ticket, f"Antes: {key}", by=desk.lucia, form_key=key)

    say(as_now(chat), "Es la de recepción", by=desk.lucia)

    assert ticket.messages.filter(body="Es la de recepción").exists()


def test_who_waits_behind_one_that_comes_back_to_the_line_hears_of_it(
    desk: Cast, pedro, django_capture_on_commit_callbacks
):
    chat = a_chat(desk)
    say(chat, "Voy", by=desk.marta)
    open_conversation(pedro, "Yo también", by=pedro)
    heard = []
    hub.join([member(pedro.pk)], heard.append)

    with django_capture_on_commit_callbacks(execute=True):
        give_back(chat, by=desk.marta)
    hub.leave(heard.append)

    assert len(heard) == 1
