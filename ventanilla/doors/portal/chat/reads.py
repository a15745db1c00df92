"""What the box of the chat shows beside the lines: who attends, whether anybody is there, and what can be done."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.text import initials
from ventanilla.domain.calendars.presence import Presence
from ventanilla.domain.chat.availability import Availability, Door
from ventanilla.domain.chat.models import Conversation, Kind
from ventanilla.domain.chat.models.conversation import ConversationQuerySet
from ventanilla.domain.chat.policy import may_rate
from ventanilla.domain.chat.presence import availability
from ventanilla.domain.chat.reading import place_in_line
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.provider.house import the_house
from ventanilla.doors.shared.chat import heard
from ventanilla.doors.shared.contacting import presence_words


def live_of(me: Membership) -> Conversation | None:
    return _whole(me).live().first()


def known_to(me: Membership, number: int | None) -> Conversation | None:
    return _whole(me).filter(pk=number).first() if number else None


def found_by(me: Membership, number: int) -> Conversation:
    """Raises Http404 for what is not known to them."""
    return get_object_or_404(_whole(me), pk=number)


def as_heard(conversation: Conversation | None, me: Membership, after: int) -> dict[str, Any]:
    """All that the box shows now."""
    around = _in_it(conversation, me) if conversation else _at_the_door(me)
    return {**heard(conversation, me, after), **around}


def _at_the_door(me: Membership) -> dict[str, Any]:
    found = availability(me)
    return {
        "title": the_house().name, "initials": initials(the_house().name), "sub": door_words(found),
        "mood": found.door.value, "takes_chats": found.takes_chats, "at": None, "may_rate": False, "ticket": None,
        "unread": 0,
    }  # fmt: skip


def _in_it(conversation: Conversation, me: Membership) -> dict[str, Any]:
    name = conversation.staff.actor_name if conversation.staff else the_house().name
    return {
        "title": name, "initials": initials(name), "sub": _sub(conversation), "takes_chats": True,
        "mood": "waiting" if conversation.is_waiting else "online" if conversation.is_live else "over",
        "at": reverse("portal:chat_talk", args=[conversation.pk]),
        "may_rate": may_rate(me, conversation) and not conversation.stars,
        "ticket": _ticket(conversation), "unread": _unread(conversation),
    }  # fmt: skip


def door_words(found: Availability) -> str:
    if found.door == Door.ONLINE:
        return _("En línea")
    if found.door == Door.BUSY:
        return _("Ocupados: serías el %(place)s.º de la cola") % {"place": found.place}
    if found.door == Door.NOBODY or found.returns_at is None:
        return _("Ahora no hay nadie en el chat")
    today = now().astimezone(found.returns_at.tzinfo).date()
    return presence_words(Presence(is_open=False, until=found.returns_at), today)


def _sub(conversation: Conversation) -> str:
    if not conversation.is_live:
        return conversation.get_state_display() if conversation.ticket_id else _("El chat ha terminado")
    if not conversation.is_waiting:
        return _("Te atiende por el chat")
    place = place_in_line(conversation)
    if place == 1:
        return _("En espera: eres el siguiente")
    return _("En espera: eres el %(place)s.º de la cola") % {"place": place}


def _unread(conversation: Conversation) -> int:
    """Words of the desk that the contact has not seen."""
    if conversation.last_position <= conversation.member_seen:
        return 0
    fresh = conversation.lines.filter(position__gt=conversation.member_seen, contact=None)
    return fresh.filter(kind=Kind.SAID).count()


def _ticket(conversation: Conversation) -> dict[str, str] | None:
    if not conversation.ticket_id:
        return None
    words = _("Ver la incidencia #%(number)s") % {"number": conversation.ticket_id}
    return {"href": reverse("portal:ticket", args=[conversation.ticket_id]), "words": words}


def _whole(me: Membership) -> ConversationQuerySet:
    return Conversation.objects.visible_to(me).select_related("staff__person", "member__person", "customer")
