"""What is written to the contact about a conversation: never a note."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.chat.transcript import public_lines, spoken
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import write_letter
from ventanilla.domain.people.letters import recipient


def transcript(conversation: Conversation, *, at: datetime) -> Letter | None:
    """Asked for. Twice in the same minute is once."""
    return _send(conversation, "transcript", key=f"transcript:{at:%Y%m%d%H%M}")


def ended(conversation: Conversation) -> Letter | None:
    """It ended while the contact was away: what they have missed, and how to go on."""
    return _send(conversation, "ended", key="ended")


def _send(conversation: Conversation, name: str, *, key: str) -> Letter | None:
    """To the contact, while they may still see it."""
    living = Membership.objects.alive().select_related("person", "customer")
    member = living.filter(pk=conversation.member_id).first()
    if member is None or not member.may_view(Section.CHAT):
        return None
    context = {
        "conversation": conversation, "lines": spoken(public_lines(conversation)), "person": member.person,
        "customer": member.customer, "ticket": conversation.ticket,
    }  # fmt: skip
    return write_letter(
        key=f"chat:{conversation.pk}:{key}",
        to=recipient(member.person),
        template=f"chat/mail/{name}",
        context=context,
        about=("conversation", conversation.pk),
    )
