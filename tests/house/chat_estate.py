"""A conversation of Lucía's with a note and a file, and one of Óscar's: what the routes of the chat lead to."""

from __future__ import annotations

import io

from django.utils.timezone import now

from tests.cast import Cast
from tests.documents import PNG
from ventanilla.domain.chat.actions.talking import note, say
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.people.models import StaffMember

TALKS = (
    "portal:chat_talk", "portal:chat_lines", "portal:chat_seen", "portal:chat_end", "portal:chat_copy", "portal:chat_rate",
    "desk:chat_talk", "desk:chat_lines", "desk:chat_say", "desk:chat_seen", "desk:chat_pass", "desk:chat_ticket",
    "desk:chat_attach", "desk:chat_copy", "desk:chat_canned", "desk:chat_press",
)  # fmt: skip


def chat_examples(cast: Cast, mine: str, theirs: str, secret: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. The words are in what Lucía and Óscar say, and in the notes."""
    talk, file = _talk(cast.lucia, mine, cast.marta, secret)
    _talk(cast.oscar, theirs, cast.marta, secret)
    return {
        **dict.fromkeys((f"{one}.number" for one in TALKS), talk.pk),
        "desk:chat_press.what": "tomar",
        **dict.fromkeys(("portal:chat_file.file_id", "desk:chat_file.file_id"), file.pk),
    }


def _talk(by: Membership, word: str, agent: StaffMember, secret: str) -> tuple[Conversation, StoredFile]:
    """Not by the verb that begins one: nobody is there at whatever hour tests run."""
    at = now()
    talk = Conversation.objects.create(
        customer=by.customer, member=by, opened_at=at, turn_since=at, last_line_at=at
    )
    file = store_file(f"{word}-chat.png", io.BytesIO(PNG), len(PNG), owner=owner_of(by))
    say(talk, f"{word} pregunta en el chat", by=by, files=[file])
    note(talk, f"{secret} en el chat", by=agent)
    return Conversation.objects.get(pk=talk.pk), file
