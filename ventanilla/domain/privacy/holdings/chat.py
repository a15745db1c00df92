"""What is kept of somebody in chats: what they said, sent and thought of it. What went on as a ticket is in that as well."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ventanilla.core.html import from_words
from ventanilla.domain.chat.models import Agent, Conversation, Kind, Line, LineFile
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete, delete_files
from ventanilla.domain.privacy.redaction import GONE
from ventanilla.domain.privacy.subject import Subject
from ventanilla.domain.tickets.models import Attachment, Message


def _theirs(who: Subject) -> Rows:
    return Conversation.objects.filter(member__in=who.members)


def _sent(who: Subject) -> Rows:
    return LineFile.objects.filter(line__contact__in=who.members)


def _sent_files(who: Subject) -> Iterable[StoredFile]:
    return StoredFile.objects.filter(chat_line__in=_sent(who)).order_by("created_at", "pk")


def _no_files(rows: Rows, subject: Subject, with_words: bool) -> None:
    """Also out of the tickets that they went into."""
    files = StoredFile.objects.filter(pk__in=list(rows.values_list("file_id", flat=True)))
    Attachment.objects.filter(file__in=files).delete()
    rows.delete()
    delete_files(files)


def _no_author(rows: Rows, subject: Subject, with_words: bool) -> None:
    rows.update(author_name=subject.pseudonym)
    if with_words:
        rows.filter(staff=None, kind=Kind.SAID).update(body=GONE, body_html=from_words(GONE))


def _no_words(rows: Rows, subject: Subject, with_words: bool) -> None:
    if not with_words:
        return
    kept = rows.exclude(kept_in=None).values("kept_in")
    Message.objects.filter(pk__in=kept).update(body=GONE, body_html=from_words(GONE))
    rows.update(rating_words="")


HOLDINGS = (
    Holding(
        "chat_files", _("Archivos enviados por chat"), LineFile, _sent,
        shown=("line__conversation_id", "file__name", "file__size"), erase=_no_files, files=_sent_files,
    ),
    Holding(
        "chat_lines", _("Mensajes de chat"), Line, lambda who: Line.objects.filter(contact__in=who.members),
        shown=("conversation_id", "position", "created_at", "body"), erase=_no_author,
    ),
    Holding(
        "chat_lines_as_staff", _("Mensajes de chat como técnico"), Line,
        lambda who: Line.objects.filter(staff=who.staff or 0), shown=("conversation_id", "created_at", "kind"),
        erase=_no_author,
    ),
    Holding(
        "chats", _("Chats"), Conversation, _theirs,
        shown=(
            "id", "customer__name", "state", "opened_at", "answered_at", "ended_at", "ticket_id", "stars", "rating_words",
        ),
        erase=_no_words,
    ),
    Holding(
        "chats_as_staff", _("Chats atendidos"), Conversation,
        lambda who: Conversation.objects.filter(staff=who.staff or 0), shown=("id", "opened_at"),
        kept="Who attended for the provider, by a number.",
    ),
    Holding(
        "chat_presence", _("Presencia en el chat"), Agent, lambda who: Agent.objects.filter(staff=who.staff or 0),
        shown=("takes_chats", "most", "seen_at"), erase=delete,
    ),
)  # fmt: skip
