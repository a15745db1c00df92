"""Putting lines into a conversation: the part that all verbs share. The row is held by who calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.core.html import from_words
from ventanilla.domain.chat.models import Conversation, Event, Kind, Line, LineFile
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.actions import settle
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.people.models import StaffMember

LONGEST = 4000
KEY_LENGTH = 40


def add_line(
    conversation: Conversation,
    body: str,
    *,
    by: Actor,
    at: datetime,
    kind: Kind = Kind.SAID,
    files: Sequence[StoredFile] = (),
    client_key: str | None = None,
) -> Line:
    """The next line, with its files. The caller writes the conversation's columns."""
    entry, position = _next(conversation, kind)
    line = Line.objects.create(
        conversation=conversation,
        entry=entry,
        position=position,
        kind=kind,
        **_author(by),
        body=body,
        body_html=from_words(body),
        client_key=client_key or None,
        created_at=at,
    )
    _attach(line, files)
    return line


def add_event(
    conversation: Conversation, event: Event, *, at: datetime, who: Actor = SYSTEM, **facts: int
) -> Line:
    """What the house says to both, and of whom (`who`)."""
    entry, position = _next(conversation, Kind.EVENT)
    return Line.objects.create(
        conversation=conversation, entry=entry, position=position, kind=Kind.EVENT, event=event, facts=facts,
        created_at=at, **_author(who),
    )  # fmt: skip


def write_down(conversation: Conversation, *, at: datetime, **facts: object) -> None:
    """Save the conversation after lines were added: when the last one was, its numbers, and these columns."""
    numbers = {"last_position": conversation.last_position, "last_entry": conversation.last_entry}
    conversation.change(last_line_at=at, **numbers, **facts)


def already_said(
    conversation: Conversation, client_key: str | None, body: str, *, by: Actor, kind: Kind = Kind.SAID
) -> Line | None:
    """The line that was stored when the same was sent before. Raises AlreadySent when it comes back with other words."""
    if not client_key:
        return None
    if len(client_key) > KEY_LENGTH:
        raise Refused(_("Este mensaje no se ha podido enviar. Vuelve a cargar la página."))
    known = conversation.lines.filter(client_key=client_key).first()
    if known and ((known.body, known.kind) != (body, kind) or not known.was_written_by(by)):
        raise AlreadySent(
            _("Este mensaje ya se envió con otro texto. Mira lo que llegó y escribe lo que falte.")
        )
    return known


def refuse_unfit(body: str, files: Sequence[StoredFile]) -> None:
    """Raises Refused for nothing, and for too much."""
    if not body.strip() and not files:
        raise Refused(_("Escribe algo o añade un archivo."), field="message")
    if len(body) > LONGEST:
        told = {"most": LONGEST}
        raise Refused(
            _("Un mensaje de chat tiene %(most)s letras como mucho: envíalo en partes.") % told,
            field="message",
        )


def refuse_looker(by: Actor) -> None:
    """Lines have no line in the journal, which would refuse it."""
    if getattr(by, "only_looks", False):
        raise PermissionDenied("Whoever looks as somebody else changes nothing.")


def _author(by: Actor) -> dict[str, Any]:
    return {
        "contact": by if isinstance(by, Membership) else None,
        "staff": by if isinstance(by, StaffMember) else None,
        "author_name": "" if by is SYSTEM else by.actor_name,
    }


def _next(conversation: Conversation, kind: Kind) -> tuple[int, int | None]:
    conversation.last_entry += 1
    if kind == Kind.NOTE:
        return conversation.last_entry, None
    conversation.last_position += 1
    return conversation.last_entry, conversation.last_position


def _attach(line: Line, files: Sequence[StoredFile]) -> None:
    """The files are settled first: of two lines that name the same one, the second is refused."""
    settle(files)
    LineFile.objects.bulk_create([LineFile(line=line, file=file) for file in files])
