"""Telling the open pages that a conversation has changed: the contact's, and the desk's."""

from __future__ import annotations

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK, member


def tell_both(conversation: Conversation) -> None:
    announce("conversation", conversation.pk, {DESK, member(conversation.member_id)})


def tell_line() -> None:
    """Whoever waits has another place now."""
    for pk, contact in Conversation.objects.in_line().values_list("pk", "member_id"):
        announce("conversation", pk, {member(contact)})


def tell_desk(conversation: Conversation) -> None:
    """Of what only the desk may know: that there is something new would tell a contact of a note."""
    announce("conversation", conversation.pk, {DESK})
