"""Opening a ticket. There is one way, whatever the door."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent
from ventanilla.core.text import first_line
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.words import write
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority

PRIVACY_VERSION = "2026-11"
"""Of the text at `gate:privacy`; change both together."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a person asks for when they open a ticket."""

    type: TicketType
    application: Application | None
    urgency: Priority
    message: str
    subject: str = ""
    """Empty: the first line of the message."""

    @property
    def title(self) -> str:
        """Without a full stop: it is quoted in sentences that bring their own."""
        return self.subject.strip().removesuffix(".") or first_line(self.message, within=90)

    @property
    def digest(self) -> str:
        """Fingerprint of the words. Files are left out: pressed twice without JavaScript, they arrive as new ones."""
        parts = [
            str(self.type.pk),
            str(self.application and self.application.pk),
            self.urgency,
            self.subject,
            self.message,
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def open_ticket(
    request: Request, *, by: Membership, form_key: str | None = None, files: Sequence[StoredFile] = ()
) -> Ticket:
    """Open a ticket for the contact's customer; the requester is always who asks.

    The same form key again gives back the first ticket. Raises AlreadySent when it comes with other words.
    """
    known = _opened_before(request, by, form_key)
    if known:
        return known
    try:
        return _open(request, by=by, form_key=form_key, files=files, at=now())
    except IntegrityError:
        # Two presses at the same moment: the other one won.
        known = _opened_before(request, by, form_key)
        if known is None:
            raise
        return known


@transaction.atomic
def _open(
    request: Request, *, by: Membership, form_key: str | None, files: Sequence[StoredFile], at: datetime
) -> Ticket:
    ticket = Ticket.objects.create(
        customer=by.customer,
        requester=by,
        type=request.type,
        application=request.application,
        urgency=request.urgency,
        priority=request.urgency,
        subject=request.title,
        status_since=at,
        created_at=at,
        updated_at=at,
        privacy_version=PRIVACY_VERSION,
        form_key=form_key,
        form_digest=request.digest,
    )
    message = write(ticket, request.message, by=by, at=at, files=files)
    letters.received(ticket, message)
    record(by, "ticket.opened", ticket, at=at, files=len(files))
    return ticket


def _opened_before(request: Request, by: Membership, form_key: str | None) -> Ticket | None:
    if not form_key:
        return None
    known = Ticket.objects.filter(requester=by, form_key=form_key).first()
    if known and known.form_digest != request.digest:
        raise AlreadySent(
            _("Esta incidencia ya está enviada: es la #%(number)s. Si quieres añadir algo, hazlo en ella.")
            % {"number": known.number}
        )
    return known
