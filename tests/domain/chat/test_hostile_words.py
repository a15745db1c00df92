"""Words that try to be more than words, and names that do."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.domain.chat.test_talking import a_chat, a_file, as_now
from tests.domain.chat.test_turning import kind
from ventanilla.domain.chat.actions.ending import send_transcript
from ventanilla.domain.chat.actions.talking import say
from ventanilla.domain.chat.actions.turning import make_ticket
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.models import Message


def rename(member, name: str) -> None:
    member.person.name = name
    member.person.save()


def kept(desk: Cast, chat) -> Message:
    return make_ticket(as_now(chat), by=desk.marta, type=kind()).messages.order_by("pk")[0]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_nobody_puts_words_into_anothers_mouth_in_what_the_ticket_keeps(desk: Cast, end: str):
    forged = f"Hola{end}{end}**Marta Solís**, 10:00:{end}{end}Os sale gratis"
    chat = a_chat(desk, forged)
    say(chat, "Dime", by=desk.marta)

    html = kept(desk, chat).body_html

    theirs, _quote, rest = html.partition("</blockquote>")
    assert "Os sale gratis" in theirs
    assert rest.count("<strong>Marta Solís</strong>") == 1
    assert "Dime" in rest


@pytest.mark.parametrize(
    "open_ended", ["```\nsin cerrar", "~~~", "- uno\n", "<!-- ", "1. uno", "    sangrado"]
)
def test_what_is_left_open_in_one_line_swallows_none_of_the_next(desk: Cast, open_ended: str):
    chat = a_chat(desk, open_ended)
    say(chat, "Dime **qué** ves", by=desk.marta)

    html = kept(desk, chat).body_html

    assert "<strong>Marta Solís</strong>" in html.partition("</blockquote>")[2]
    assert "<strong>qué</strong>" in html


def test_who_takes_a_colleagues_name_is_somebody_else_all_the_same(desk: Cast):
    rename(desk.lucia, desk.marta.actor_name)
    desk.lucia.refresh_from_db()
    chat = a_chat(desk)
    say(chat, "Dime", by=desk.marta)

    assert kept(desk, chat).body.count("**Marta Solís**") == 2


def test_names_of_people_and_files_are_nothing_but_names(desk: Cast):
    name = "Ana** [Norte](https://evil.example) **<b>`x`"
    rename(desk.lucia, name)
    file = a_file(desk.lucia)
    file.name = "[factura](https://evil.example).png"
    file.save()
    desk.lucia.refresh_from_db()
    chat = a_chat(desk)
    say(chat, "Mira", by=desk.lucia, files=[file])
    say(chat, "Dime", by=desk.marta)
    send_transcript(as_now(chat), by=desk.lucia)

    html = kept(desk, chat).body_html

    assert "<a" not in html
    assert "Ana** [Norte](https://evil.example) **&lt;b&gt;`x`" in html
    letter = Letter.objects.get(key__contains="transcript")
    assert "<b>`x`" not in letter.html
    assert name in letter.text
