"""Sending a canned reply: what is said and what is done with it, at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.canned import apply_effects
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, set_pending
from ventanilla.domain.tickets.canned import unfilled_in
from ventanilla.domain.tickets.models import CannedReply, Message, Ticket

Kind = CannedReply.SentAs

VERBS: Mapping[str, Callable[..., Message]] = {
    Kind.REPLY: reply,
    Kind.NOTE: add_note,
    Kind.ASK: ask_customer,
    Kind.PENDING: set_pending,
    Kind.RESOLVE: resolve,
}


@transaction.atomic
def send_canned(
    ticket: Ticket,
    canned: CannedReply,
    body: str,
    *,
    by: StaffMember,
    files: Sequence[StoredFile] = (),
    form_key: str | None = None,
    seen: int | None = None,
    kind: CannedReply.SentAs | None = None,
) -> Message:
    """Say these words (filled in and perhaps changed by the sender) as `kind` or as the canned reply is meant, and do
    what it does besides. All of it or nothing; the same form again does nothing twice.

    Raises what the verb behind raises, and Refused for a variable that is still in its braces.
    """
    ticket = Ticket.objects.held(ticket)
    if left := unfilled_in(body):
        raise Refused(
            _("Falta rellenar %(names)s.") % {"names": ", ".join("{{" + name + "}}" for name in left)},
            field="message",
        )
    if not _was_sent(ticket, form_key):
        ticket.refuse_stale(seen)  # once, before we change it ourselves
        ticket = apply_effects(ticket, canned, by=by)
    facts: dict[str, Any] = {"by": by, "files": files, "form_key": form_key}
    return VERBS[kind or canned.sent_as](ticket, body, **facts)


def _was_sent(ticket: Ticket, form_key: str | None) -> bool:
    return bool(form_key) and Message.objects.filter(ticket=ticket, form_key=form_key).exists()
