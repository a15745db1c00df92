"""What we write to our own people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.tickets.letters.post import tell_assignee, tell_staff
from ventanilla.domain.tickets.models import Message, Rating, Ticket
from ventanilla.domain.tickets.wording import priority_word

NEARLY, LATE = 90, 100
"""Percent of the time: from here on who shares out the work is told too, and who answers for it."""
LOW_STARS = 2
"""As many or fewer: somebody responsible should know."""


def assigned(ticket: Ticket, by: Actor) -> None:
    """To who has it from now on, unless they took it themself."""
    key = f"assigned:{ticket.version}"
    tell_assignee(ticket, "staff_assigned", key=key, by=by, but=by, priority_word=priority_word)


def mentioned(ticket: Ticket, note: Message, called: Sequence[StaffMember]) -> None:
    """That they are named in a note, by whom and where. What it says stays in the desk."""
    key = f"mentioned:{note.pk}"
    tell_staff(ticket, "staff_mentioned", called, key=key, but=note.staff, who=note.author_name)


def rated(ticket: Ticket, rating: Rating) -> None:
    """To who attended it; with one or two stars also to those responsible, once each."""
    told = [ticket.assignee] if ticket.assignee else []
    if rating.stars <= LOW_STARS:
        told += _responsible()
    tell_staff(ticket, "staff_rated", told, key=f"rated:{ticket.round}:{rating.stars}", rating=rating)


def warned(ticket: Ticket, metric: Metric, percent: int, due: datetime, told: Sequence[StaffMember]) -> None:
    """That the time of a promise is running out, or has."""
    turn = f":{ticket.turn_since.timestamp():.0f}" if metric == Metric.NEXT_UPDATE else ""
    key = f"warned:{metric}:{percent}{turn}"
    tell_staff(ticket, "staff_warned", told, key=key, metric=metric, percent=percent, due=due)


def to_warn(ticket: Ticket, percent: int) -> list[StaffMember]:
    """Who has it first; then who shares out the work, who also hears of what nobody has; then who answers for it."""
    of_rank = StaffMember.objects.filter(role__in=[Role.DISPATCHER, Role.MANAGER, Role.ADMINISTRATOR])
    here = [member for member in of_rank.select_related("person").order_by("pk") if member.is_here]
    managers = [one for one in here if one.role == Role.MANAGER] or [
        one for one in here if one.role == Role.ADMINISTRATOR
    ]
    dispatchers = [one for one in here if one.role == Role.DISPATCHER] or managers
    assignee = [ticket.assignee] if ticket.assignee and ticket.assignee.is_here else []
    if percent >= LATE:
        return list(dict.fromkeys([*assignee, *dispatchers, *managers]))
    return list(dict.fromkeys([*assignee, *dispatchers])) if percent >= NEARLY or not assignee else assignee


def _responsible() -> list[StaffMember]:
    """Those who run the service; where nobody has that role, the administrators."""
    of_rank = StaffMember.objects.filter(role__in=[Role.MANAGER, Role.ADMINISTRATOR]).select_related("person")
    here = [member for member in of_rank if member.is_here]
    return [member for member in here if member.role == Role.MANAGER] or here
