"""Who else has a ticket open right now. It is no change of the ticket and leaves no line in the journal."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Presence, Ticket

FRESH = timedelta(seconds=30)
"""Browsers say it every ten seconds or so; who has said nothing for longer has gone."""
KEPT = timedelta(hours=1)


class Onlooker(NamedTuple):
    staff_id: int
    name: str
    is_typing: bool


def look(ticket: Ticket, *, by: StaffMember, typing: bool = False) -> list[Onlooker]:
    """Remember that they have it open, and whether they are writing in it; gives back who else has. Two statements. The
    others are told to look only when they would see something new: somebody has come, has begun to write, or has stopped.
    """
    there = {one.staff_id: one for one in _looking(ticket)}
    at, before = now(), there.pop(by.pk, None)
    row = Presence(ticket_id=ticket.pk, staff=by, seen_at=at, typing_at=at if typing else None)
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["ticket", "staff"],
        update_fields=["seen_at", "typing_at"],
    )
    if before is None or before.is_typing != typing:
        announce("presence", ticket.pk, [DESK])
    return list(there.values())


def look_away(ticket: Ticket, *, by: StaffMember) -> None:
    """They have closed it."""
    if Presence.objects.filter(ticket=ticket, staff=by).delete()[0]:
        announce("presence", ticket.pk, [DESK])


def others_looking(ticket: Ticket, but: StaffMember) -> list[Onlooker]:
    """The others of the desk who have it open, those who write first. One statement."""
    return [one for one in _looking(ticket) if one.staff_id != but.pk]


def _looking(ticket: Ticket) -> list[Onlooker]:
    rows = Presence.objects.filter(ticket=ticket, seen_at__gte=now() - FRESH, staff__is_active=True)
    told = rows.order_by("staff__person__name").values_list("staff_id", "staff__person__name", "typing_at")
    onlookers = [Onlooker(pk, name, typing_at is not None) for pk, name, typing_at in told]
    return sorted(onlookers, key=lambda one: not one.is_typing)


@task
def forget_old_presences() -> None:
    """For the timetable: who looked an hour ago. Safe to run twice."""
    Presence.objects.filter(seen_at__lt=now() - KEPT).delete()
