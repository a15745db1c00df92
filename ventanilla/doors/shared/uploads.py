"""Files that a browser sends, with a form or ahead of it: kept as drafts of who sent them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.files.actions import TooManyDrafts, discard_draft, store_file
from ventanilla.domain.files.kinds import extension
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor, owner_of

UNCLAIMED = timedelta(hours=1)
"""A form that is being filled in has its files in a draft within seconds; without a script, it takes its time."""


def take_upload(request: HttpRequest, *, actor: Actor) -> JsonResponse:
    """One file by itself. 201 with `{id, name, size, kind}`, or 422 with `{error}`: a whole sentence that names the file."""
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"error": _("No ha llegado ningún archivo. Prueba otra vez.")}, status=422)
    try:
        stored = take_in(upload, owner=owner_of(actor))
    except Refused as refusal:
        return JsonResponse({"error": str(refusal.reason)}, status=422)
    made = {
        "id": str(stored.pk),
        "name": stored.name,
        "size": stored.size,
        "kind": extension(stored.name).upper(),
    }
    return JsonResponse(made, status=201)


def forget_upload(file_id: UUID, *, actor: Actor) -> HttpResponse:
    """Their draft goes, from the disk as well. What is not there any more, or was never theirs, is gone already: 204."""
    discard_draft(owner_of(actor), str(file_id))
    return HttpResponse(status=204)


def take_in(upload: UploadedFile[bytes], *, owner: str) -> StoredFile:
    """Keep what the browser sent as a draft of its owner; where they have too many, those go first that they have lost
    sight of. Raises Refused as `store_file` does.
    """
    assert upload.file is not None
    try:
        return store_file(upload.name or "", upload.file, upload.size or 0, owner=owner)  # type: ignore[arg-type]
    except TooManyDrafts:
        if not _make_room(owner):
            raise
        return store_file(upload.name or "", upload.file, upload.size or 0, owner=owner)  # type: ignore[arg-type]


def _make_room(owner: str) -> int:
    """Discard drafts that no page of theirs would show again: of a window that was closed before its words were kept.
    Returns how many.
    """
    known = Draft.objects.filter(owner=owner).values_list("facts", flat=True)
    shown = {one for facts in known for one in facts.get("files", [])}
    old = StoredFile.objects.drafts_of(owner).filter(created_at__lt=now() - UNCLAIMED)
    lost = [str(pk) for pk in old.values_list("pk", flat=True) if str(pk) not in shown]
    return sum(discard_draft(owner, one) for one in lost)
