"""Beginning a conversation, and saying something in it. What is said is stored once, in the order of its positions.

Lines leave no line in the journal: they are never changed and say themselves who wrote them when, and the journal's chain
would have everybody who chats wait for each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, IllegalMove, OutOfReach, Refused
from ventanilla.domain.chat.actions.keeping import keep_files
from ventanilla.domain.chat.actions.lines import (
    add_event,
    add_line,
    already_said,
    refuse_looker,
    refuse_unfit,
    write_down,
)
from ventanilla.domain.chat.models import Conversation, Event, Kind, Line, State
from ventanilla.domain.chat.policy import is_theirs, may_chat
from ventanilla.domain.chat.presence import availability
from ventanilla.domain.chat.telling import tell_both, tell_desk, tell_line
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.talking import reply


class Closed(Refused):
    """Nobody can be chatted with now: what was typed may be left as a message (`leave_message`)."""


def open_conversation(
    member: Membership,
    body: str,
    *,
    by: Membership,
    client_key: str | None = None,
    files: Sequence[StoredFile] = (),
) -> Conversation:
    """Begin with the first words. A contact has one conversation at a time: where one is live, the words go into it. The
    same client key again is the same conversation.

    Raises Closed, Refused for who may not chat, and as `say` does.
    """
    if by != member or not may_chat(member):
        raise Refused(_("No puedes usar el chat."))
    refuse_looker(by)
    try:
        return _open(member, body, client_key=client_key, files=files)
    except IntegrityError:
        # From another device at the same moment: that one won, and these words follow.
        if not Conversation.objects.live().filter(member=member).exists():
            raise
        return _open(member, body, client_key=client_key, files=files)


@transaction.atomic
def say(
    conversation: Conversation,
    body: str,
    *,
    by: Actor,
    client_key: str | None = None,
    files: Sequence[StoredFile] = (),
) -> Line:
    """Store the words and return their line: its position is the acknowledgement. The same client key again gives back the
    first line. Of the desk only who attends it speaks; whoever answers what waits attends it from then on. What the
    contact says after it became a ticket is their answer there as well.

    Raises OutOfReach for who has lost it, IllegalMove when it is over or a colleague's, AlreadySent and Refused.
    """
    refuse_looker(by)
    conversation = Conversation.objects.held_for(by, conversation)
    known = already_said(conversation, client_key, body, by=by)
    if known:
        return known
    _refuse_silent(conversation, by)
    refuse_unfit(body, files)
    at = now()
    if isinstance(by, StaffMember):
        line = _staff_says(conversation, body, by=by, at=at, client_key=client_key, files=files)
    else:
        line = _customer_says(conversation, body, by=by, at=at, client_key=client_key, files=files)
    tell_both(conversation)
    return line


@transaction.atomic
def note(conversation: Conversation, body: str, *, by: StaffMember, client_key: str | None = None) -> Line:
    """Write something that only the desk reads, in whichever channel. Not once it is a ticket, which has its own notes."""
    conversation = Conversation.objects.held_for(by, conversation)
    known = already_said(conversation, client_key, body, by=by, kind=Kind.NOTE)
    if known:
        return known
    if conversation.state == State.TICKET:
        raise IllegalMove(_follows(conversation))
    refuse_unfit(body, ())
    at = now()
    line = add_line(conversation, body, by=by, at=at, kind=Kind.NOTE, client_key=client_key)
    conversation.change(last_entry=conversation.last_entry)
    tell_desk(conversation)
    return line


@transaction.atomic
def _open(
    member: Membership, body: str, *, client_key: str | None, files: Sequence[StoredFile]
) -> Conversation:
    known = _opened_before(member, client_key, body)
    if known:
        return known
    live = Conversation.objects.live().filter(member=member).first()
    if live:
        say(live, body, by=member, client_key=client_key, files=files)
        return live
    refuse_unfit(body, files)
    at = now()
    if not availability(member, at).takes_chats:
        raise Closed(_("Ahora no hay nadie en el chat. Deja tu mensaje y te contestaremos."))
    conversation = Conversation.objects.create(
        customer=member.customer,
        member=member,
        opened_at=at,
        turn_since=at,
        last_line_at=at,
        member_here_at=at,
    )
    line = add_line(conversation, body, by=member, at=at, client_key=client_key, files=files)
    write_down(conversation, at=at, member_seen=line.position)
    tell_both(conversation)
    record(member, "chat.opened", conversation, at=at)
    return conversation


def _opened_before(member: Membership, client_key: str | None, body: str) -> Conversation | None:
    if not client_key:
        return None
    known = Line.objects.filter(conversation__member=member, contact=member, client_key=client_key)
    line = known.select_related("conversation").order_by("-pk").first()
    if line and line.body != body:
        raise AlreadySent(
            _("Este mensaje ya se envió con otro texto. Mira lo que llegó y escribe lo que falte.")
        )
    return line.conversation if line else None


def _staff_says(
    conversation: Conversation,
    body: str,
    *,
    by: StaffMember,
    at: datetime,
    client_key: str | None,
    files: Sequence[StoredFile],
) -> Line:
    if conversation.is_waiting:
        tell_line()
        add_event(conversation, Event.TAKEN, at=at, who=by)
        record(by, "chat.taken", conversation, at=at)
    line = add_line(conversation, body, by=by, at=at, client_key=client_key, files=files)
    write_down(
        conversation, at=at, state=State.OPEN, staff=by, team=None, awaits_staff=False, turn_since=at,
        answered_at=conversation.answered_at or at, answered_by=conversation.answered_by or by,
        staff_seen=line.position, staff_typing_at=None,
    )  # fmt: skip
    return line


def _customer_says(
    conversation: Conversation,
    body: str,
    *,
    by: Actor,
    at: datetime,
    client_key: str | None,
    files: Sequence[StoredFile],
) -> Line:
    line = add_line(conversation, body, by=by, at=at, client_key=client_key, files=files)
    facts = {"member_seen": line.position, "member_typing_at": None, "member_here_at": at}
    if conversation.state == State.TICKET:
        _answer_there(conversation, line, by=by)
    elif not conversation.awaits_staff:
        facts |= {"awaits_staff": True, "turn_since": at}
    write_down(conversation, at=at, **facts)
    return line


def _answer_there(conversation: Conversation, line: Line, *, by: Actor) -> None:
    """By chat it is what it is by web or mail: the verb of the ticket says what follows."""
    ticket = conversation.ticket
    if ticket is None:
        raise OutOfReach(_("Este chat ya no está a tu alcance."))
    message = reply(ticket, line.body or _("Archivos del chat."), by=by, form_key=f"chat-line:{line.pk}")
    keep_files(message, [line])


def _refuse_silent(conversation: Conversation, by: Actor) -> None:
    """Raises when they may not speak in it now."""
    if isinstance(by, Membership):
        if not may_chat(conversation.member):
            raise OutOfReach(_("Este chat ya no está a tu alcance."))
        if conversation.state == State.ENDED:
            raise IllegalMove(_("Este chat ha terminado. Escribe otra vez para empezar uno nuevo."))
        return
    if conversation.state == State.TICKET:
        raise IllegalMove(_follows(conversation))
    if conversation.state == State.ENDED:
        raise IllegalMove(_("Este chat ha terminado."))
    if not conversation.is_waiting and not is_theirs(by, conversation):
        told = {"name": conversation.staff.actor_name if conversation.staff else ""}
        raise IllegalMove(_("Lo atiende %(name)s: toma el relevo antes de escribir.") % told)


def _follows(conversation: Conversation) -> str:
    return _("Este chat sigue en la incidencia #%(number)s: escribe allí.") % {
        "number": conversation.ticket_id
    }
