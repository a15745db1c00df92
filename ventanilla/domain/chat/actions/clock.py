"""What happens to conversations by itself: nobody answers, somebody vanishes, nobody says any more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from ventanilla.core.errors import Refused
from ventanilla.domain.chat.actions.ending import close
from ventanilla.domain.chat.actions.taking import back_to_line
from ventanilla.domain.chat.actions.turning import give_up_waiting
from ventanilla.domain.chat.models import Agent, Conversation, Event, State
from ventanilla.domain.chat.policy import may_chat
from ventanilla.domain.chat.presence import GONE
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.provider.house import the_house

MOST = 200
"""In one go."""
log = logging.getLogger(__name__)


@task
def tend_conversations() -> None:
    """For the timetable, each minute. Safe to run twice."""
    tend(now())


def tend(at: datetime) -> int:
    """Take every step that is due, each in a transaction of its own. Returns how many were taken."""
    live = Conversation.objects.live().order_by("pk")
    return sum(_take_step(pk, at) for pk in live.filter(_may_be_due(at)).values_list("pk", flat=True)[:MOST])


def _may_be_due(at: datetime) -> Q:
    """Silent for long, of a contact who may no longer come in, or held by somebody who is gone."""
    periods = the_house().periods
    silent = Q(turn_since__lte=at - timedelta(minutes=min(periods.chat_answer, periods.chat_idle)))
    gone = Agent.objects.present(at - GONE).values("staff_id")
    shut = ~Q(member__in=Membership.objects.alive().values("pk"))
    return silent | shut | (Q(state=State.OPEN) & ~Q(staff__in=gone))


def _take_step(pk: int, at: datetime) -> bool:
    try:
        with transaction.atomic():
            conversation = Conversation.objects.held(pk)
            step = _due_step(conversation, at)
            if step:
                step(conversation)
    except Refused as refused:
        log.warning("Chat %s cannot take its step: %s", pk, refused.reason)
        return False
    return step is not None


def _due_step(conversation: Conversation, at: datetime) -> Callable[[Conversation], Any] | None:
    """What the clock does with it now, as the held row says."""
    if not conversation.is_live:
        return None
    if not (
        Membership.objects.alive().filter(pk=conversation.member_id).exists()
        and may_chat(conversation.member)
    ):
        return lambda one: close(one, Event.SHUT, by=SYSTEM)
    periods = the_house().periods
    silent = at - conversation.turn_since
    if conversation.is_waiting:
        waited = silent >= timedelta(minutes=periods.chat_answer)
        return (lambda one: give_up_waiting(one, by=SYSTEM)) if waited else None
    if not Agent.objects.present(at - GONE).filter(staff=conversation.staff_id).exists():
        return lambda one: back_to_line(one, Event.AGENT_GONE, by=SYSTEM)
    if conversation.awaits_staff and silent >= timedelta(minutes=periods.chat_answer):
        return lambda one: back_to_line(one, Event.RETURNED, by=SYSTEM)
    if not conversation.awaits_staff and silent >= timedelta(minutes=periods.chat_idle):
        return lambda one: close(one, Event.IDLE, by=SYSTEM)
    return None
