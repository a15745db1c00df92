"""Putting words and files into a ticket: the part that all verbs share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.core.html import from_words
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.actions import settle
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.insertion import insert
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
    author: str = "",
) -> Message:
    """Add a message with its files. The files stop being drafts. `author`: the name of who is no contact, whose words stand
    on the contact's side.
    """
    message = insert(
        Message(
            ticket=ticket,
            is_note=is_note,
            purpose=purpose,
            contact=by if isinstance(by, Membership) else None,
            staff=by if isinstance(by, StaffMember) else None,
            author_name=author or by.actor_name,
            body=body,
            body_html=from_words(body),
            created_at=at,
            form_key=form_key or None,
        )
    )
    if files:
        attach(message, files)
    return message


def refuse_blank(text: str, sentence: str) -> None:
    """Raises Refused with the sentence when there are no words."""
    if not text.strip():
        raise Refused(sentence, field="message")


def answered(ticket: Ticket, by: StaffMember, at: datetime) -> dict[str, object]:
    """What a public word of the staff changes besides the status: it counts as the first answer, and who speaks
    has the ticket if nobody had.
    """
    return {
        "awaits_staff": False,
        "staff_spoke_at": at,
        "first_response_at": ticket.first_response_at or at,
        "assignee": ticket.assignee or by,
    }


def attach(message: Message, files: Sequence[StoredFile]) -> None:
    """The files are settled first: of two messages that name the same one, the second is refused."""
    settle(files)
    Attachment.objects.bulk_create([Attachment(message=message, file=file) for file in files])


def already_written(
    ticket: Ticket,
    form_key: str | None,
    body: str,
    *,
    by: Actor,
    purpose: Message.Purpose = Message.Purpose.WORD,
    is_note: bool = False,
) -> Message | None:
    """The message that this very form made before, when it was pressed twice.

    Raises AlreadySent when the form comes back with other words, or as something else (the note as an answer): they
    must not be lost in silence.
    """
    known = Message.objects.filter(ticket=ticket, form_key=form_key).first() if form_key else None
    if known and (
        (known.body, known.purpose, known.is_note) != (body, purpose, is_note) or not known.was_written_by(by)
    ):
        raise AlreadySent(
            _(
                "Este formulario ya se envió con otro texto. Mira en la incidencia lo que llegó y añade lo que falte."
            )
        )
    return known
