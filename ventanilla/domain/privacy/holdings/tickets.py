"""What is kept of somebody in tickets: what they asked for, said, sent and thought of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ventanilla.core.html import from_words
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete, delete_files
from ventanilla.domain.privacy.redaction import GONE
from ventanilla.domain.privacy.subject import Subject
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.models import (
    Attachment,
    Copy,
    Feed,
    Mention,
    Message,
    PastRating,
    Presence,
    Rating,
    Reading,
    SavedView,
    Ticket,
    TimeEntry,
    Watch,
)


def messages_of(who: Subject) -> Rows:
    """What they wrote as a contact."""
    return Message.objects.filter(contact__in=who.members)


def _signed_with_address(who: Subject) -> Rows:
    """What came from outside is signed «name (address)», a call with the name alone; both stand in the name of another."""
    named = (Q(author_name__icontains=f"({address})") for address in who.addresses)
    called = Q(ticket__caller__email__in=who.addresses, author_name__in=who.traces.names)
    return Message.objects.filter(reduce(or_, named, called))


def _sent(who: Subject) -> Rows:
    return Attachment.objects.filter(message__in=messages_of(who))


def _sent_files(who: Subject) -> Iterable[StoredFile]:
    return StoredFile.objects.filter(attachment__in=_sent(who)).order_by("created_at", "pk")


def _no_author(rows: Rows, subject: Subject, with_words: bool) -> None:
    rows.update(author_name=subject.pseudonym)
    if with_words:
        rows.filter(staff=None).update(body=GONE, body_html=from_words(GONE))


def _no_files(rows: Rows, subject: Subject, with_words: bool) -> None:
    files = StoredFile.objects.filter(pk__in=list(rows.values_list("file_id", flat=True)))
    rows.delete()
    delete_files(files)


def _no_form(rows: Rows, subject: Subject, with_words: bool) -> None:
    """What they typed could be guessed from its digest."""
    rows.update(form_key=None, form_digest="")
    if with_words:
        rows.update(subject=GONE)


def _no_comment(rows: Rows, subject: Subject, with_words: bool) -> None:
    if with_words:
        rows.update(comment="")


def _never_asked(rows: Rows, subject: Subject, with_words: bool) -> None:
    for request in rows:
        delete_files(request.files())
    rows.delete()


_RATED = ("ticket_id", "stars", "comment", "rated_at")

HOLDINGS = (
    Holding(
        "files", _("Archivos enviados"), Attachment, _sent, shown=("message__ticket_id", "file__name", "file__size"),
        erase=_no_files, files=_sent_files,
    ),
    Holding(
        "messages", _("Mensajes"), Message, messages_of, shown=("ticket_id", "created_at", "purpose", "body"),
        erase=_no_author,
    ),
    Holding(
        "messages_from_outside", _("Mensajes sin entrar"), Message, _signed_with_address,
        shown=("ticket_id", "created_at", "body"), erase=_no_author, is_far=True,
    ),
    Holding(
        "messages_as_staff", _("Mensajes como técnico"), Message, lambda who: Message.objects.filter(staff=who.staff or 0),
        shown=("ticket_id", "created_at", "is_note"), erase=_no_author,
    ),
    Holding(
        "ratings", _("Valoraciones"), Rating, lambda who: Rating.objects.filter(rated_by__in=who.members),
        shown=_RATED, erase=_no_comment,
    ),
    Holding(
        "past_ratings", _("Valoraciones anteriores"), PastRating,
        lambda who: PastRating.objects.filter(rated_by__in=who.members), shown=_RATED, erase=_no_comment,
    ),
    Holding(
        "tickets", _("Incidencias"), Ticket, lambda who: Ticket.objects.filter(requester__in=who.members),
        shown=(
            "number", "customer__name", "type__name", "subject", "urgency", "status", "created_at", "resolved_at",
            "closed_at", "privacy_version",
        ),
        erase=_no_form,
    ),
    Holding(
        "copies", _("Incidencias que sigue"), Copy, lambda who: Copy.objects.filter(member__in=who.members),
        shown=("ticket_id",), erase=delete,
    ),
    Holding(
        "readings", _("Lecturas"), Reading, lambda who: Reading.objects.filter(person=who.person),
        shown=("ticket_id", "read_at"), erase=delete,
    ),
    Holding(
        "watches", _("Incidencias vigiladas"), Watch, lambda who: Watch.objects.filter(staff=who.staff or 0),
        shown=("ticket_id",), erase=delete,
    ),
    Holding("presences", _("Presencias"), Presence, lambda who: Presence.objects.filter(staff=who.staff or 0), erase=delete),
    Holding(
        "views", _("Vistas guardadas"), SavedView,
        lambda who: SavedView.objects.filter(owner=who.staff or 0, is_shared=False), shown=("name", "filters"), erase=delete,
    ),
    Holding("feeds", _("Enlaces de calendario"), Feed, lambda who: Feed.objects.filter(owner=who.staff or 0), erase=delete),
    Holding(
        "time", _("Tiempo apuntado"), TimeEntry, lambda who: TimeEntry.objects.filter(staff=who.staff or 0),
        shown=("ticket_id", "minutes", "note", "spent_on"), kept="Hours that were worked, by a number.",
    ),
    Holding(
        "mentions", _("Menciones"), Mention, lambda who: Mention.objects.filter(staff=who.staff or 0),
        kept="A number beside a note, which is redacted.",
    ),
    Holding(
        "support_requests", _("Peticiones sin entrar"), SupportRequest,
        lambda who: SupportRequest.objects.filter(email__in=who.addresses),
        shown=("name", "company", "email", "phone", "message", "asked_at", "privacy_version"), erase=_never_asked,
    ),
)  # fmt: skip
