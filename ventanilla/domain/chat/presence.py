"""Who of the desk is really there, and what that makes of the contact's box."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import now

from ventanilla.domain.calendars.presence import presence
from ventanilla.domain.chat.availability import Availability, Seat, decide
from ventanilla.domain.chat.models import Agent, Conversation, State
from ventanilla.domain.chat.models.agent import AgentQuerySet
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.levels.known import the_levels

PRESENT = timedelta(seconds=75)
"""Consoles say it every fifteen seconds, and once a minute behind another tab, where browsers let clocks sleep; who has said
nothing for longer takes no new chat.
"""
GONE = timedelta(minutes=2)
"""After that what they held goes back to the line."""


def availability(asker: Customer | Membership, at: datetime | None = None) -> Availability:
    """What this customer's people find now. Two statements in hours, none outside; their own calendar counts where they
    have one, else the provider's, holidays included.
    """
    moment = at or now()
    customer = asker.customer_id if isinstance(asker, Membership) else asker.pk
    levels = the_levels()
    _level, own = levels.terms.get(customer, (None, None))
    hours = presence(levels.calendars.of(own), moment)
    if not hours.is_open:
        return decide(is_open=False, opens_at=hours.until, seats=(), waiting=0)
    waiting = Conversation.objects.in_line().count()
    return decide(is_open=True, opens_at=None, seats=seats(moment), waiting=waiting)


def seats(at: datetime) -> list[Seat]:
    """Those who are there and answer. One statement."""
    live = Conversation.objects.live().filter(staff=OuterRef("staff"), state=State.OPEN)
    held = Subquery(live.order_by().values("staff").annotate(all=Count("pk")).values("all"))
    found = answering(at).annotate(held=Coalesce(held, 0))
    return [Seat(most, many) for most, many in found.values_list("most", "held")]


def answering(at: datetime) -> AgentQuerySet:
    return Agent.objects.present(at - PRESENT).filter(takes_chats=True)
