"""What of a conversation is kept in a ticket: its files belong to both."""

from __future__ import annotations

from collections.abc import Iterable

from ventanilla.domain.chat.models import Line, LineFile
from ventanilla.domain.tickets.models import Attachment, Message


def keep_files(message: Message, lines: Iterable[Line]) -> None:
    """The files of these lines are the message's too."""
    files = (
        LineFile.objects.filter(line__in=[line.pk for line in lines])
        .order_by("pk")
        .values_list("file_id", flat=True)
    )
    Attachment.objects.bulk_create([Attachment(message=message, file_id=file) for file in files])
