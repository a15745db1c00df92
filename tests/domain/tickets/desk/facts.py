"""What the tests of the desk's verbs ask again and again."""

from __future__ import annotations

import io
from typing import Any

from tests.documents import PNG
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.tickets.models import Ticket

KEY = "clave-de-un-formulario"


def fresh(ticket: Ticket) -> Ticket:
    """The row as it is now."""
    return Ticket.objects.get(pk=ticket.pk)


def lines_of(ticket: Ticket) -> list[str]:
    """What the journal says was done to it, oldest first."""
    return list(Entry.objects.about("ticket", ticket.pk).order_by("id").values_list("verb", flat=True))


def last_line(ticket: Ticket) -> dict[str, Any]:
    return Entry.objects.about("ticket", ticket.pk).order_by("id").last().details


def a_file(owner: str = "staff:1") -> StoredFile:
    return store_file("captura.png", io.BytesIO(PNG), len(PNG), owner=owner)
