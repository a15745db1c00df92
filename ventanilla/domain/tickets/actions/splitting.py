"""One ticket about two things becomes two."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.models import Copy, Message, Origin, Reading, Ticket, TicketLink, Watch
from ventanilla.domain.tickets.status import WAITS_FOR_AN_ANSWER, Status

LONGEST_SUBJECT = 150


@transaction.atomic
def split(
    ticket: Ticket,
    messages: Sequence[Message],
    subject: str,
    *,
    by: StaffMember,
    form_key: str | None = None,
    seen: int | None = None,
) -> Ticket:
    """Take these messages and notes into a new ticket of the same requester, with their files; who asked is told once.

    Each of the two has at least one message that the customer reads. Whoever read or heard of them before still does:
    copies, watchers and what is read go along. The same form key again gives back the first one.
    Raises Refused for a ticket that is over, for messages that are not its own, and without a subject.
    """
    ticket = Ticket.objects.held(ticket)
    digest = _digest(ticket, messages, subject)
    if known := _split_before(ticket, form_key, digest):
        return known
    ticket.refuse_stale(seen)
    if ticket.is_over:
        raise Refused(_("Esta incidencia ya está en «%(status)s».") % {"status": ticket.label})
    going, staying = _parted(ticket, messages)
    subject = _subject(subject)
    at = now()
    new = _new_ticket(ticket, going, at=at, subject=subject, form_key=form_key, form_digest=digest)
    Message.objects.filter(pk__in=[message.pk for message in going]).update(ticket=new)
    _let_people_along(ticket, new)
    ticket.change(at=at, **_left_behind(ticket, going, staying, at))
    TicketLink.objects.create(one=ticket, other=new, kind=TicketLink.Kind.SPLIT)
    letters.received(new, next(message for message in going if not message.is_note))
    conclude(by, "ticket.split", ticket, at=at, into=new.pk, messages=len(going))
    conclude(by, "ticket.split_from", new, at=at, other=ticket.pk, messages=len(going))
    return new


def _parted(ticket: Ticket, messages: Sequence[Message]) -> tuple[list[Message], list[Message]]:
    """(those that go, those that stay), oldest first."""
    chosen = {message.pk for message in messages}
    everything = list(Message.objects.filter(ticket=ticket).order_by("created_at", "pk"))
    going = [message for message in everything if message.pk in chosen]
    staying = [message for message in everything if message.pk not in chosen]
    if len(going) != len(chosen):
        raise Refused(_("Alguno de esos mensajes ya no está en esta incidencia."), field="messages")
    if all(message.is_note for message in going):
        raise Refused(_("Elige al menos un mensaje de los que el cliente ve."), field="messages")
    if all(message.is_note for message in staying):
        raise Refused(_("Deja al menos un mensaje de los que el cliente ve."), field="messages")
    return going, staying


def _subject(typed: str) -> str:
    """In one line."""
    subject = " ".join(typed.split())
    if not subject:
        raise Refused(_("Escribe el asunto de la nueva."), field="subject")
    if len(subject) > LONGEST_SUBJECT:
        raise Refused(
            _("El asunto es demasiado largo: %(most)s caracteres como mucho.") % {"most": LONGEST_SUBJECT},
            field="subject",
        )
    return subject


def _new_ticket(ticket: Ticket, going: Sequence[Message], *, at: datetime, **facts: str | None) -> Ticket:
    new = Ticket(
        customer=ticket.customer,
        requester=ticket.requester,
        type=ticket.type,
        application=ticket.application,
        urgency=ticket.urgency,
        priority=ticket.priority,
        status=Status.IN_PROGRESS if ticket.assignee else Status.AWAITING_SUPPORT,
        status_since=at,
        started_at=at if ticket.assignee else None,
        assignee=ticket.assignee,
        team=ticket.team,
        origin=Origin.SPLIT,
        is_verified=ticket.is_verified,
        is_withheld=ticket.is_withheld,
        caller=ticket.caller,
        qualified_at=at if ticket.qualified_at else None,
        created_at=at,
        updated_at=at,
        privacy_version=ticket.privacy_version,
        **facts,
    )
    for name, value in _turn_after(going, at).items():
        setattr(new, name, value)
    first_answer = next((message for message in going if _is_answer(message)), None)
    new.first_response_at = first_answer.created_at if first_answer else None
    new.appoint()
    new.save()
    return new


def _let_people_along(ticket: Ticket, new: Ticket) -> None:
    copies = ticket.copies.values_list("member_id", "request_id")
    Copy.objects.bulk_create([Copy(ticket=new, member_id=one, request_id=other) for one, other in copies])
    watchers = ticket.watches.values_list("staff_id", flat=True)
    Watch.objects.bulk_create([Watch(ticket=new, staff_id=one) for one in watchers])
    readings = ticket.readings.values_list("person_id", "read_at")
    Reading.objects.bulk_create([Reading(ticket=new, person_id=one, read_at=at) for one, at in readings])


def _turn_after(messages: Sequence[Message], at: datetime) -> dict[str, Any]:
    """Whose turn it is after these messages, and since when. Where the customer asked nothing there is a new thing to do."""
    questions = [message.created_at for message in messages if message.contact_id]
    answers = [message.created_at for message in messages if _is_answer(message)]
    unanswered = [moment for moment in questions if not answers or moment > max(answers)]
    return {
        "customer_spoke_at": max(questions, default=None),
        "staff_spoke_at": max(answers, default=None),
        "awaits_staff": bool(unanswered) or not questions,
        "turn_since": min(unanswered, default=at),
    }


def _left_behind(
    ticket: Ticket, going: Sequence[Message], staying: Sequence[Message], at: datetime
) -> dict[str, Any]:
    """The turn is as it was, unless the words that gave it have gone."""
    facts = _turn_after(staying, at)
    if ticket.status not in WAITS_FOR_AN_ANSWER or _last_word(staying) > _last_word(going):
        del facts["awaits_staff"], facts["turn_since"]
    return facts


def _last_word(messages: Sequence[Message]) -> tuple[datetime, int]:
    return max((message.created_at, message.pk) for message in messages if not message.is_note)


def _is_answer(message: Message) -> bool:
    return message.staff_id is not None and not message.is_note


def _digest(ticket: Ticket, messages: Sequence[Message], subject: str) -> str:
    parts = [str(ticket.pk), subject.strip(), *sorted(str(message.pk) for message in messages)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _split_before(ticket: Ticket, form_key: str | None, digest: str) -> Ticket | None:
    if not form_key:
        return None
    known = Ticket.objects.filter(requester_id=ticket.requester_id, form_key=form_key).first()
    if known and known.form_digest != digest:
        raise AlreadySent(_("Ya la has separado: es la #%(number)s.") % {"number": known.number})
    return known
