"""Files that a browser sends, with a form or ahead of it: kept as drafts of who sent them."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.kinds import extension
from ventanilla.domain.files.models import StoredFile, owner_of
from ventanilla.domain.journal.actors import Actor


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


def take_in(upload: UploadedFile[bytes], *, owner: str) -> StoredFile:
    """Keep what the browser sent as a draft of its owner. Raises Refused as `store_file` does."""
    assert upload.file is not None
    return store_file(upload.name or "", upload.file, upload.size or 0, owner=owner)  # type: ignore[arg-type]
