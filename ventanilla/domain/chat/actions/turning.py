"""A conversation that goes on as a ticket, and the message that waits for somebody to be there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.core.text import first_line
from ventanilla.domain.chat.actions.ending import side_of
from ventanilla.domain.chat.actions.keeping import keep_files
from ventanilla.domain.chat.actions.lines import add_event, write_down
from ventanilla.domain.chat.models import Conversation, Event, Kind, Line, State
from ventanilla.domain.chat.policy import may_chat
from ventanilla.domain.chat.telling import tell_both, tell_line
from ventanilla.domain.chat.transcript import in_words, notes_of, public_lines
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters as ticket_letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.actions.rounds import come_back
from ventanilla.domain.tickets.actions.words import write
from ventanilla.domain.tickets.models import Application, Message, Origin, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority, Status


@transaction.atomic
def make_ticket(
    conversation: Conversation,
    *,
    by: StaffMember,
    type: TicketType,  # noqa: A002 - as `Request` calls it
    application: Application | None = None,
    urgency: Priority = Priority.MEDIUM,
    subject: str = "",
) -> Ticket:
    """Open a ticket of the contact's with what was said as its first message, and the notes as one note. Twice is once.

    Raises Refused as `open_ticket` does.
    """
    conversation = Conversation.objects.held_for(by, conversation)
    if conversation.ticket:
        return conversation.ticket
    ticket, message = _opened(
        conversation, by=by, type=type, application=application, urgency=urgency, subject=subject
    )
    _goes_on_in(conversation, message, Event.TICKET, "chat.became_ticket", by=by)
    return ticket


@transaction.atomic
def attach(conversation: Conversation, ticket: Ticket, *, by: StaffMember) -> Ticket:
    """Put what was said into a ticket that the same customer has. The contact's words count as an answer of theirs: what
    waited for them goes on. Twice is once.

    Raises Refused for another customer's, and for one that the contact does not see; IllegalMove for what is over.
    """
    conversation = Conversation.objects.held_for(by, conversation)
    if conversation.ticket:
        return conversation.ticket
    ticket = Ticket.objects.held(ticket)
    _refuse_unfit(conversation, ticket)
    message = _put_in(conversation, ticket, by=by)
    ticket_letters.new_message(ticket, message)
    conclude(by, "ticket.replied", ticket, at=message.created_at, message=message.pk, status=ticket.status)
    _goes_on_in(conversation, message, Event.TICKET, "chat.attached", by=by)
    return ticket


def leave_message(
    member: Membership,
    body: str,
    *,
    by: Membership,
    type: TicketType | None = None,  # noqa: A002 - as `Request` calls it
    client_key: str | None = None,
    files: Sequence[StoredFile] = (),
) -> Ticket:
    """While nobody can be chatted with: a ticket like any other. The same client key again is the same ticket.

    Raises Refused as `open_ticket` does.
    """
    if by != member or not may_chat(member):
        raise Refused(_("No puedes usar el chat."))
    if not body.strip():
        raise Refused(_("Escribe tu mensaje."), field="message")
    request = Request(
        type=type or usual_type(), application=None, urgency=Priority.MEDIUM, message=body, origin=Origin.CHAT
    )
    return open_ticket(request, by=member, form_key=client_key, files=files)


def give_up_waiting(conversation: Conversation, *, by: Actor) -> Ticket:
    """Nobody answered in time: what was said is a ticket of the contact's. Part of the clock's verb; the row is held."""
    ticket, message = _opened(conversation, by=conversation.member, type=usual_type())
    _goes_on_in(conversation, message, Event.UNANSWERED, "chat.became_ticket", by=by)
    return ticket


def usual_type() -> TicketType:
    """What a question is, where nobody says: the first type of the provider's list that is called so, else the last."""
    offered: list[TicketType] = list(TicketType.objects.offered())
    return next((one for one in offered if one.name.casefold().startswith("consulta")), offered[-1])


def _opened(
    conversation: Conversation,
    *,
    by: Actor,
    type: TicketType,  # noqa: A002 - as `Request` calls it
    application: Application | None = None,
    urgency: Priority = Priority.MEDIUM,
    subject: str = "",
) -> tuple[Ticket, Message]:
    lines = public_lines(conversation)
    member = conversation.member
    # Nobody has answered yet: then it is the contact who asks, and not the desk who took a call.
    teller = by if conversation.answered_at else member
    request = Request(
        type=type, application=application, urgency=urgency, subject=subject or _title(lines),
        message=_said(conversation, lines), origin=Origin.CHAT,
    )  # fmt: skip
    requester = None if teller == member else member
    # No form of a browser has a colon in its key: nobody can be there before.
    ticket = open_ticket(request, by=teller, requester=requester, form_key=f"chat:{conversation.pk}")
    message = ticket.messages.order_by("pk")[0]
    keep_files(message, lines)
    _put_notes(conversation, ticket, by=by)
    return ticket, message


def _title(lines: Sequence[Line]) -> str:
    said = (line.body for line in lines if line.kind == Kind.SAID and line.contact_id and line.body.strip())
    return first_line(next(said, _("Chat")), within=90)


def _said(conversation: Conversation, lines: Sequence[Line]) -> str:
    """In the contact's language: they read it in their ticket."""
    with translation.override(conversation.member.person.language):
        return in_words(conversation, lines)


def _put_in(conversation: Conversation, ticket: Ticket, *, by: StaffMember) -> Message:
    at, lines = now(), public_lines(conversation)
    message = write(ticket, _said(conversation, lines), by=by, at=at)
    keep_files(message, lines)
    facts: dict[str, object] = {"customer_spoke_at": at, "staff_spoke_at": at, "awaits_staff": True}
    if conversation.answered_at:
        facts |= {
            "first_response_at": ticket.first_response_at or at,
            "awaits_staff": conversation.awaits_staff,
        }
    if ticket.status == Status.AWAITING_CUSTOMER:
        come_back(ticket, at=at, **facts | {"awaits_staff": True})
    else:
        ticket.change(at=at, **facts)
    _put_notes(conversation, ticket, by=by)
    return message


def _put_notes(conversation: Conversation, ticket: Ticket, *, by: Actor) -> None:
    notes = notes_of(conversation)
    if notes:
        write(ticket, in_words(conversation, notes), by=by, at=now(), is_note=True)


def _goes_on_in(conversation: Conversation, message: Message, event: Event, verb: str, *, by: Actor) -> None:
    at, number, waited = now(), message.ticket_id, conversation.is_waiting
    add_event(conversation, event, at=at, number=number)
    facts: dict[str, object] = {"state": State.TICKET, "ticket": message.ticket, "kept_in": message}
    write_down(conversation, at=at, **facts, **_end_of(conversation, at, by=by))
    tell_both(conversation)
    if waited:
        tell_line()
    record(by, verb, conversation, at=at, number=number)


def _end_of(conversation: Conversation, at: datetime, *, by: Actor) -> dict[str, object]:
    """What has ended before stays ended then."""
    if not conversation.is_live:
        return {}
    return {"ended_at": at, "ended_by": side_of(by), "member_typing_at": None, "staff_typing_at": None}


def _refuse_unfit(conversation: Conversation, ticket: Ticket) -> None:
    if ticket.customer_id != conversation.customer_id:
        raise Refused(_("Esa incidencia es de otro cliente."), field="ticket")
    if not Ticket.objects.visible_to(conversation.member).filter(pk=ticket.pk).exists():
        told = {"name": conversation.member.actor_name}
        raise Refused(_("%(name)s no ve esa incidencia: no podría leer allí su chat.") % told, field="ticket")
    if ticket.is_over:
        raise IllegalMove(
            _("Esa incidencia está en «%(status)s». Abre una nueva.") % {"status": ticket.label}
        )
