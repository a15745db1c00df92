"""What goes on after the end: a customer who writes into a closed ticket gets a new one that is linked to it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.provider.information import current
from ventanilla.domain.provider.models import Information
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.opening import team_for
from ventanilla.domain.tickets.actions.words import write
from ventanilla.domain.tickets.models import Copy, Message, Origin, Ticket, TicketLink


def go_on(
    old: Ticket, body: str, *, by: Membership, at: datetime, files: Sequence[StoredFile], form_key: str | None
) -> Message:
    """Open the ticket that follows `old`, asked for by who writes, with these words; gives back its first message.

    The caller holds the old row. The same form key again gives back the first one; raises AlreadySent when it comes
    with other words.
    """
    known = _continued_before(old, body, by, form_key)
    if known:
        return known
    new = _following(old, body, by=by, at=at, form_key=form_key)
    message = write(new, body, by=by, at=at, files=files)
    TicketLink.objects.create(one=old, other=new, kind=TicketLink.Kind.FOLLOW_UP)
    _carry_copies(old, new)
    letters.received(new, message, follows=old)
    conclude(by, "ticket.continued", old, at=at, into=new.pk)
    conclude(by, "ticket.follows", new, at=at, other=old.pk, files=len(files))
    return message


def _following(old: Ticket, body: str, *, by: Membership, at: datetime, form_key: str | None) -> Ticket:
    new = Ticket(
        customer=old.customer,
        requester=by,
        type=old.type,
        application=old.application,
        device=old.device,
        urgency=old.urgency,
        priority=old.urgency,
        subject=old.subject,
        team=team_for(old.type),
        origin=Origin.FOLLOW_UP,
        is_verified=old.is_verified,
        status_since=at,
        turn_since=at,
        customer_spoke_at=at,
        created_at=at,
        updated_at=at,
        privacy_version=current(Information.Kind.TICKET).version,
        form_key=form_key or None,
        form_digest=_digest(old, body),
    )
    new.appoint()
    new.save()
    return new


def _carry_copies(old: Ticket, new: Ticket) -> None:
    """Who heard of the old one hears of the new one, who asked for the old one among them."""
    members = {copy.member_id for copy in old.copies.all() if copy.member_id} | {old.requester_id}
    waiting = [copy.request_id for copy in old.copies.all() if copy.request_id]
    rows = [Copy(ticket=new, member_id=member) for member in sorted(members - {new.requester_id})]
    Copy.objects.bulk_create([*rows, *(Copy(ticket=new, request_id=request) for request in waiting)])


def _continued_before(old: Ticket, body: str, by: Membership, form_key: str | None) -> Message | None:
    known = Ticket.objects.filter(requester=by, form_key=form_key).first() if form_key else None
    if known is None:
        return None
    if known.form_digest != _digest(old, body):
        raise AlreadySent(
            _("Este formulario ya se envió con otro texto: está en la #%(number)s.") % {"number": known.pk}
        )
    return known.messages.order_by("id")[0]


def _digest(old: Ticket, body: str) -> str:
    return hashlib.sha256(f"{old.pk}\0{body}".encode()).hexdigest()
