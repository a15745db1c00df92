"""Putting words and files into a ticket: the part that all verbs share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ventanilla.core.html import from_words
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Attachment, Message, Ticket


def write(
    ticket: Ticket,
    body: str,
    *,
    by: Actor,
    at: datetime,
    purpose: Message.Purpose = Message.Purpose.WORD,
    is_note: bool = False,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
) -> Message:
    """Add a message with its files. The files stop being drafts."""
    message = Message.objects.create(
        ticket=ticket,
        is_note=is_note,
        purpose=purpose,
        contact=by if isinstance(by, Membership) else None,
        staff=by if isinstance(by, StaffMember) else None,
        author_name=by.actor_name,
        body=body,
        body_html=from_words(body),
        created_at=at,
        form_key=form_key,
    )
    attach(message, files)
    return message


def attach(message: Message, files: Sequence[StoredFile]) -> None:
    """Hang uploaded drafts on a message; from then on they are kept with it."""
    if not files:
        return
    Attachment.objects.bulk_create([Attachment(message=message, file=file) for file in files])
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).update(is_draft=False)


def already_written(ticket: Ticket, form_key: str | None) -> Message | None:
    """The message that this very form made before, when it was pressed twice."""
    return Message.objects.filter(ticket=ticket, form_key=form_key).first() if form_key else None
