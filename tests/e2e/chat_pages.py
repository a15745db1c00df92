"""The chat's pages, which are read without a script, and the console."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.cast import Cast
from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

LUCIA, MARTA = "lucia@aurora-pruebas.example", "marta@norte-pruebas.example"
AT = "/escritorio/chat/"
OF_TALK = "POST, leads to the conversation"
CHAT_NO_PAGES = {
    "portal:chat_box": "stands inside the page that opens it",
    "portal:chat_file": "a download",
    "desk:chat_file": "a download",
    "desk:chat_lists": "stands inside the console",
    **dict.fromkeys(
        ("portal:chat_turn", "portal:chat_say", "portal:chat_lines", "portal:chat_seen", "desk:chat_turn", "desk:chat_say",
         "desk:chat_lines", "desk:chat_seen", "desk:chat_here"), "answers the script",
    ),
    **dict.fromkeys(
        ("portal:chat_end", "portal:chat_copy", "portal:chat_rate", "desk:chat_press", "desk:chat_copy", "desk:chat_attach"),
        OF_TALK,
    ),
    "desk:chat_seat": "POST, leads to the console",
}  # fmt: skip


def open_the_box(page: Page, _house: House) -> None:
    """At night it takes a message, by day it may too: nobody of the cast is there."""
    page.get_by_role("button", name="Chat").click()
    page.locator("[data-chat-message]").or_(page.locator("[data-chat-form]")).first.wait_for(state="attached")
    page.locator("dialog.chat[open][data-mood]").wait_for()


CHAT_LOOKS = [
    Look("portal:home", "/inicio/", LUCIA, name="the box of the chat", then=open_the_box),
    Look("portal:chat", "/chat/", LUCIA),
    Look("portal:chat_talk", "/chat/{chat_over}/", LUCIA),
    Look("portal:chat_leave", "/chat/mensaje/", LUCIA, then=press("Dejar el mensaje")),
    Look("desk:chat", AT, MARTA),
    Look("desk:chat_talk", f"{AT}{{chat_over}}/", MARTA),
    Look("desk:chat_pass", f"{AT}{{chat_over}}/pasar/", MARTA),
    Look("desk:chat_ticket", f"{AT}{{chat_over}}/incidencia/", MARTA),
    Look("desk:chat_canned", f"{AT}{{chat_over}}/plantillas/", MARTA),
]


def talk_that_is_over(cast: Cast) -> dict[str, str]:
    """Answered, noted and ended."""
    from django.utils.timezone import now

    from ventanilla.domain.chat.actions.ending import end
    from ventanilla.domain.chat.actions.talking import note, say
    from ventanilla.domain.chat.models import Conversation

    at = now()
    talk = Conversation.objects.create(
        customer=cast.aurora,
        member=cast.lucia,
        opened_at=at,
        turn_since=at,
        last_line_at=at,
        member_here_at=at,
    )
    say(talk, "La impresora de recepción no imprime desde esta mañana.", by=cast.lucia)
    say(talk, "¿Sale algo en la pantalla?", by=cast.marta)
    note(talk, "Es la de siempre: pedir el tambor.", by=cast.marta)
    say(talk, "**E-52**, y un pitido.", by=cast.lucia)
    end(talk, by=cast.marta)
    return {"chat_over": str(talk.pk)}
