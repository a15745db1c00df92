"""What we write to our own people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.tickets.letters.post import key_of, tell_assignee, tell_staff
from ventanilla.domain.tickets.models import Message, Rating, Ticket
from ventanilla.domain.tickets.wording import priority_word

Comes = Callable[[StaffMember], datetime | None]
"""When somebody is at work, from now on; None: never."""
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
    key = _warning(ticket, metric, percent)
    tell_staff(ticket, "staff_warned", told, key=key, metric=metric, percent=percent, due=due)


def call_back(ticket: Ticket) -> None:
    """To those who run the service: somebody unknown called, and nobody of the company can say who it is."""
    tell_staff(ticket, "staff_call_back", _responsible(), key="call_back")


def stranger_decided(ticket: Ticket, event: str, who: str) -> None:
    """To who has it and who took the call. `event`: accepted, rejected, expired."""
    told = [one for one in (ticket.assignee, ticket.caller and ticket.caller.taken_by) if one]
    tell_staff(
        ticket, "staff_stranger", told or _responsible(), key=f"stranger:{event}", event=event, who=who
    )


def who_was_warned(ticket: Ticket, metric: Metric, percent: int) -> set[int]:
    """The keys of the people who have had this letter."""
    start = f"{key_of(ticket, _warning(ticket, metric, percent))}:"
    keys = Letter.objects.about("ticket", ticket.pk).filter(key__startswith=start)
    return {int(key.removeprefix(start)) for key in keys.values_list("key", flat=True)}


def to_warn(ticket: Ticket, percent: int, comes: Comes) -> list[StaffMember]:
    """Who has it first; then who shares out the work, who also hears of what nobody has; then who answers for it.

    In place of who never comes the next in line is told. Where nobody does, all of them are: a letter that nobody reads
    in time is better than none.
    """
    reached = _in_line(ticket, percent, lambda one: comes(one) is not None)
    return reached or _in_line(ticket, percent, lambda _one: True)


def _in_line(ticket: Ticket, percent: int, is_reached: Callable[[StaffMember], bool]) -> list[StaffMember]:
    of_rank = StaffMember.objects.filter(role__in=[Role.DISPATCHER, Role.MANAGER, Role.ADMINISTRATOR])
    rows = of_rank.select_related("person").order_by("pk")
    here = [member for member in rows if member.is_here and is_reached(member)]
    managers = [one for one in here if one.role == Role.MANAGER] or [
        one for one in here if one.role == Role.ADMINISTRATOR
    ]
    dispatchers = [one for one in here if one.role == Role.DISPATCHER] or managers
    whose = ticket.assignee
    assignee = [whose] if whose and whose.is_here and is_reached(whose) else []
    if percent >= LATE:
        return list(dict.fromkeys([*assignee, *dispatchers, *managers]))
    return list(dict.fromkeys([*assignee, *dispatchers])) if percent >= NEARLY or not assignee else assignee


def _warning(ticket: Ticket, metric: Metric, percent: int) -> str:
    turn = f":{ticket.turn_since.timestamp():.0f}" if metric == Metric.NEXT_UPDATE else ""
    return f"warned:{metric}:{percent}{turn}"


def _responsible() -> list[StaffMember]:
    """Those who run the service; where nobody has that role, the administrators."""
    of_rank = StaffMember.objects.filter(role__in=[Role.MANAGER, Role.ADMINISTRATOR]).select_related("person")
    here = [member for member in of_rank if member.is_here]
    return [member for member in here if member.role == Role.MANAGER] or here
