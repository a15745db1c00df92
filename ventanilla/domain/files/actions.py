"""Taking a file in, or refusing it by name and with a reason."""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Sequence
from datetime import timedelta
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.files import kinds, vault
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.tasks import task

DRAFTS_LIVE = timedelta(days=31)
MOST_DRAFTS = 30
MOST_DRAFT_BYTES = 60_000_000
"""What one person may have sent ahead and not yet used; several uploads at the same moment may pass it by a little."""
HELD = "held:"
"""Owners that begin so keep their files until somebody decides, and forget them themselves."""
_CHUNK = 256 * 1024
log = logging.getLogger(__name__)


class TooManyDrafts(Refused):
    """The owner has sent ahead as much as they may."""


def store_file(name: str, content: BinaryIO, size: int, *, owner: str) -> StoredFile:
    """Keep an upload as a draft of its owner.

    Raises Refused, with the file's name in the sentence, when it is empty, too large, of a kind that is not
    accepted, not what its name says, or when the disk does not take it; TooManyDrafts when there are enough.
    """
    name = kinds.tidy_name(name)
    _refuse_size(name, size)
    _refuse_kind(name, content)
    _refuse_hoard(size, owner)
    content.seek(0)
    kept = _kept(name, content)
    return StoredFile.objects.create(
        name=name, size=kept.size, sha256=kept.sha256, place=kept.place, owner=owner, created_at=now()
    )


def keep_whole(name: str, content: bytes, *, owner: str) -> StoredFile:
    """Keep bytes that the caller has judged, as part of something from the beginning: never a draft, never swept.

    Raises Refused when the disk does not take them. The caller removes the file if its transaction comes to nothing.
    """
    tidy = kinds.tidy_name(name)
    kept = _kept(tidy, io.BytesIO(content))
    return StoredFile.objects.create(
        name=tidy,
        size=kept.size,
        sha256=kept.sha256,
        place=kept.place,
        owner=owner,
        is_draft=False,
        created_at=now(),
    )


def settle(files: Sequence[StoredFile]) -> None:
    """They become part of something: drafts no more. Of two who name the same one, the second is refused (Refused)."""
    if not files:
        return
    drafts = StoredFile.objects.filter(pk__in=[file.pk for file in files], is_draft=True)
    if drafts.update(is_draft=False) != len(files):
        raise Refused(_("Uno de los archivos ya se ha usado: quítalo y súbelo otra vez."), field="files")


@transaction.atomic
def discard_draft(owner: str, file_id: str) -> bool:
    """Remove a draft of this owner; False when there is none, or it has just become part of something."""
    drafts = StoredFile.objects.select_for_update().chosen(owner, [file_id])
    for draft in drafts:
        draft.delete()
        transaction.on_commit(lambda path=draft.path: path.unlink(missing_ok=True))  # type: ignore[misc]
    return bool(drafts)


def discard_old_drafts() -> int:
    """Remove what was sent a month ago and never used. Returns how many."""
    old = StoredFile.objects.filter(is_draft=True, created_at__lt=now() - DRAFTS_LIVE)
    forgotten = old.exclude(owner__startswith=HELD)
    return sum(discard_draft(draft.owner, str(draft.pk)) for draft in forgotten)


@task
def forget_old_drafts() -> None:
    """The same for the timetable. Safe to run twice."""
    discard_old_drafts()


def _kept(name: str, content: BinaryIO) -> vault.Kept:
    """A full disk is our trouble: the words that came with the file must not be lost over it."""
    try:
        return vault.keep(iter(lambda: content.read(_CHUNK), b""))
    except OSError as error:
        log.error("A file cannot be kept: %s", error)
        raise Refused(
            _(
                "«%(name)s» no se ha podido guardar por un problema nuestro. Envía el texto sin él y añádelo más tarde."
            )
            % {"name": name},
            field="files",
        ) from error


def _refuse_size(name: str, size: int) -> None:
    if size == 0:
        raise Refused(_("«%(name)s» está vacío.") % {"name": name}, field="files")
    if size > settings.MAX_FILE_BYTES:
        told = {"name": name, "size": _megabytes(size), "most": _megabytes(settings.MAX_FILE_BYTES)}
        raise Refused(
            _("«%(name)s» ocupa %(size)s MB y el máximo son %(most)s MB. Redúcelo o envíalo en partes.")
            % told,
            field="files",
        )


def _refuse_hoard(size: int, owner: str) -> None:
    held = StoredFile.objects.drafts_of(owner).aggregate(files=Count("pk"), bytes=Sum("size", default=0))
    if held["files"] >= MOST_DRAFTS:
        raise TooManyDrafts(
            _("Ya tienes %(most)s archivos subidos sin enviar. Envía o quita alguno antes de añadir otro.")
            % {"most": MOST_DRAFTS},
            field="files",
        )
    if held["bytes"] + size > MOST_DRAFT_BYTES:
        raise TooManyDrafts(
            _("Tus archivos subidos sin enviar pasarían de %(most)s MB. Envía o quita alguno antes.")
            % {"most": _megabytes(MOST_DRAFT_BYTES)},
            field="files",
        )


def _refuse_kind(name: str, content: BinaryIO) -> None:
    if kinds.extension(name) not in kinds.ALLOWED:
        told = {"name": name, "kinds": ", ".join(kinds.ALLOWED)}
        raise Refused(_("«%(name)s» no se admite: puedes enviar %(kinds)s.") % told, field="files")
    if not kinds.is_what_it_says(name, content):
        told = {"name": name, "kind": kinds.extension(name).upper()}
        raise Refused(
            _("«%(name)s» no es un archivo %(kind)s aunque su nombre lo diga.") % told, field="files"
        )


def _megabytes(size: int) -> str:
    """Rounded up: «ocupa 5 MB y el máximo son 5 MB» would explain nothing."""
    return f"{math.ceil(size / 100_000) / 10:.1f}".rstrip("0").rstrip(".").replace(".", ",")
