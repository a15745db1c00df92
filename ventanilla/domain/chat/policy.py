"""Who may chat, and what with a conversation that they can see. Each right is a sentence."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.policy import leads
from ventanilla.domain.provider.house import the_house


def may_chat(actor: Actor) -> bool:
    """A contact who may manage the chat and their tickets: any conversation may become one."""
    return (
        isinstance(actor, Membership) and actor.may_manage(Section.CHAT) and actor.may_manage(Section.SUPPORT)
    )


def is_theirs(actor: Actor, conversation: Conversation) -> bool:
    """The contact who opened it, or who of the desk attends it."""
    if isinstance(actor, StaffMember):
        return conversation.staff_id == actor.pk
    return isinstance(actor, Membership) and conversation.member_id == actor.pk


def may_give_away(actor: Actor, conversation: Conversation) -> bool:
    """Who attends it, and whoever arranges the desk's work."""
    return conversation.is_live and (is_theirs(actor, conversation) or leads(actor))


def may_rate(actor: Actor, conversation: Conversation) -> bool:
    """The contact, once it is over and somebody answered, as long as stars can be given."""
    if conversation.is_live or conversation.ended_at is None or conversation.answered_at is None:
        return False
    fresh = conversation.ended_at >= now() - timedelta(days=the_house().periods.rating)
    return isinstance(actor, Membership) and is_theirs(actor, conversation) and fresh
