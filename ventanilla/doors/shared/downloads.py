"""Handing out a file: always as a download, never as part of our pages."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.models import Attachment


def send_attachment(file_id: UUID, *, actor: Actor) -> HttpResponseBase:
    """The file, for who may see the message that it belongs to; 404 for everybody else."""
    found = Attachment.objects.visible_to(actor).select_related("file")
    return send_file(get_object_or_404(found, file_id=file_id).file)


def send_file(stored: StoredFile) -> HttpResponseBase:
    """A file that the reader may see: whoever calls has found that out."""
    answer = FileResponse(
        stored.path.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type="application/octet-stream",
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
