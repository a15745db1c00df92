"""What is kept of somebody in what is sent and stored: letters, drafts, uploads, copies of their data."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete, delete_files, unlink_after_commit
from ventanilla.domain.privacy.models import Erasure, Export, Hold
from ventanilla.domain.privacy.subject import Subject
from ventanilla.domain.tickets.models import Message, Ticket


def _quoting(who: Subject) -> Rows:
    """To others, about tickets in which they wrote: such a letter brings the words along."""
    written = Message.objects.filter(contact__in=who.members).values("ticket")
    asked = Ticket.objects.filter(requester__in=who.members).values("pk")
    about = Q(about_id__in=written) | Q(about_id__in=asked)
    return Letter.objects.filter(about, about_kind="ticket").exclude(to_address__in=who.addresses)


def _uploads(who: Subject) -> Rows:
    """Sent ahead, and not yet part of anything."""
    return StoredFile.objects.filter(owner__in=who.owners, is_draft=True)


def _no_uploads(rows: Rows, subject: Subject, with_words: bool) -> None:
    delete_files(rows)


def _no_exports(rows: Rows, subject: Subject, with_words: bool) -> None:
    unlink_after_commit([one.path for one in rows if one.place])
    rows.delete()


def _notices(who: Subject) -> Rows:
    return Notice.objects.filter(Q(member__in=who.members) | Q(staff=who.staff or 0))


def _quoting_notices(who: Subject) -> Rows:
    """To others, about tickets that they asked: the subject stands in them."""
    asked = Ticket.objects.filter(requester__in=who.members).values("pk")
    return Notice.objects.filter(thing="ticket", number__in=asked).exclude(pk__in=_notices(who).values("pk"))


HOLDINGS = (
    Holding(
        "notices", _("Avisos"), Notice, _notices, shown=("title", "label", "at", "read_at"), erase=delete, is_far=True,
    ),
    Holding(
        "notices_of_their_words", _("Avisos a otros sobre lo que pidió"), Notice, _quoting_notices,
        erase=delete, only_with_words=True, is_far=True,
    ),
    Holding(
        "letters", _("Correos enviados a la persona"), Letter,
        lambda who: Letter.objects.filter(to_address__in=who.addresses),
        shown=("subject", "created_at", "sent_at"), erase=delete, is_far=True,
    ),
    Holding(
        "letters_of_their_words", _("Correos a otros con lo que escribió"), Letter, _quoting,
        erase=delete, only_with_words=True,
    ),
    Holding(
        "drafts", _("Borradores"), Draft, lambda who: Draft.objects.filter(owner__in=who.owners),
        shown=("place", "text", "updated_at"), erase=delete,
    ),
    Holding(
        "uploads", _("Archivos sin enviar"), StoredFile, _uploads, shown=("name", "size", "created_at"),
        erase=_no_uploads, files=_uploads,
    ),
    Holding(
        "exports", _("Copias de sus datos"), Export, lambda who: Export.objects.filter(person=who.person),
        shown=("ordered_at", "expires_at"), erase=_no_exports,
    ),
    Holding(
        "erasures", _("Borrados"), Erasure, lambda who: Erasure.objects.filter(person=who.person),
        shown=("ordered_at", "done_at"), kept="The proof that it was done; a number.",
    ),
    Holding(
        "holds", _("Bloqueos"), Hold, lambda who: Hold.objects.filter(person=who.person),
        shown=("reason", "placed_at", "lifted_at"), kept="Why it had to wait; redacted.",
    ),
)  # fmt: skip
