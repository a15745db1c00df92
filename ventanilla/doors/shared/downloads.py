"""Handing out a file: as a download, or a PDF in a box that can do nothing; never as part of our pages."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.models import Attachment

BOX = "default-src 'none'; frame-ancestors 'none'; sandbox"


def send_attachment(file_id: UUID, *, actor: Actor) -> HttpResponseBase:
    """The file, for who may see the message that it belongs to; 404 for everybody else. What contacts take is journalled."""
    found = Attachment.objects.visible_to(actor).select_related("file", "message__ticket")
    attachment = get_object_or_404(found, file_id=file_id)
    if isinstance(actor, Membership):
        note_download(attachment.message.ticket, attachment.file.name, by=actor)
    return send_file(attachment.file)


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


def show_pdf(stored: StoredFile) -> HttpResponseBase:
    """In the browser's own reader of PDFs, in a box: no script of it reaches our pages, and it loads nothing."""
    answer = FileResponse(stored.path.open("rb"), filename=stored.name, content_type="application/pdf")
    answer["Content-Security-Policy"] = BOX
    return answer
