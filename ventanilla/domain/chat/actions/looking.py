"""Who is there, who is writing and what has been read. It is no change of the conversation and leaves no line in the
journal; the typed text is not sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.chat.models import Agent, Conversation
from ventanilla.domain.chat.policy import is_theirs
from ventanilla.domain.chat.presence import PRESENT
from ventanilla.domain.chat.telling import tell_both
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember

WRITES = timedelta(seconds=8)
"""Who has not said for so long that they are writing, is not."""
SAID_AGAIN = timedelta(seconds=20)
"""Presence is written no more often than this."""


def look(conversation: Conversation, *, by: Actor, typing: bool = False, seen: int = 0) -> None:
    """Remember that they have it open, whether they are writing, and up to which position they have read. Announced only
    where something changes; nothing is written of who looks at what is a colleague's. The row is what was just read.
    """
    if getattr(by, "only_looks", False) or not is_theirs(by, conversation):
        return
    side = "staff" if by.works_the_desk else "member"
    at = now()
    told = _told(conversation, side, typing=typing, seen=seen, at=at)
    facts = dict(told)
    if side == "member" and _is_old(conversation.member_here_at, at, SAID_AGAIN):
        facts["member_here_at"] = at
    if typing and _is_old(getattr(conversation, f"{side}_typing_at"), at, WRITES / 2):
        facts[f"{side}_typing_at"] = at
    if not facts:
        return
    with transaction.atomic():
        Conversation.objects.filter(pk=conversation.pk).update(**facts)
        if told:
            tell_both(conversation)


def is_typing(conversation: Conversation, side: str, at: datetime | None = None) -> bool:
    """`side`: "member" or "staff"."""
    return not _is_old(getattr(conversation, f"{side}_typing_at"), at or now(), WRITES)


def is_here(conversation: Conversation, at: datetime | None = None) -> bool:
    """The contact's page is open."""
    return not _is_old(conversation.member_here_at, at or now(), PRESENT)


def be_there(*, by: StaffMember) -> Agent:
    """Their console is open. One statement while that is no news; call it every fifteen seconds or so."""
    at = now()
    agent, _new = Agent.objects.get_or_create(staff=by, defaults={"seen_at": at})
    if _is_old(agent.seen_at, at, timedelta(seconds=10)):
        agent.seen_at = at
        Agent.objects.filter(pk=agent.pk).update(seen_at=at)
    return agent


def go_away(*, by: StaffMember) -> None:
    """They have closed it. What they hold goes back to the line a little later, if they do not return."""
    Agent.objects.filter(staff=by).update(seen_at=None)


def take_chats(*, by: StaffMember, takes: bool, most: int) -> Agent:
    """Say whether they answer chats, and how many at once. Raises Refused for a number that is none."""
    if not 1 <= most <= 20:
        raise Refused(_("Escribe un número entre 1 y 20."), field="most")
    agent, _new = Agent.objects.update_or_create(staff=by, defaults={"takes_chats": takes, "most": most})
    return agent


def _told(conversation: Conversation, side: str, *, typing: bool, seen: int, at: datetime) -> dict[str, Any]:
    """What the other side sees change."""
    told: dict[str, Any] = {}
    was = is_typing(conversation, side, at)
    if typing != was:
        told[f"{side}_typing_at"] = at if typing else None
    seen = min(seen, conversation.last_position)
    if seen > getattr(conversation, f"{side}_seen"):
        told[f"{side}_seen"] = seen
    return told


def _is_old(moment: datetime | None, at: datetime, after: timedelta) -> bool:
    return moment is None or moment < at - after
