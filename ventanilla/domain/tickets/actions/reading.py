"""Who has read until where: what the other side said later is unread."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Reading, Ticket


def mark_read(ticket: Ticket, *, by: Membership | StaffMember, until: datetime | None = None) -> None:
    """This person has read what was said until then (now, unless a page shows less). Never goes back.

    Looking is no change of the ticket: neither its version nor the journal hears of it. Safe to call at once from two
    windows.
    """
    until = until or now()
    mine = Reading.objects.filter(ticket=ticket, person_id=by.person_id)
    if not mine.filter(read_at__lt=until).update(read_at=until):
        # Already further, or the first time; where another window was faster, its row stays.
        reading = Reading(ticket=ticket, person_id=by.person_id, read_at=until)
        Reading.objects.bulk_create([reading], ignore_conflicts=True)
