"""Who has read until where: everybody what they answered to, and whatever is old enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ventanilla.demo.accounts import DEMO_ACCOUNTS
from ventanilla.demo.office_hours import ZONE, earlier
from ventanilla.demo.world import Rows, World, utc
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Copy, Reading

FRESH = timedelta(days=3)
"""What we said since may still be unread by its customer."""
JUST_NOW = 70
"""Office minutes: what a customer said since may still be unread by those who can come in as staff."""


def readings_of(rows: Rows, world: World, now: datetime) -> Iterator[Reading]:
    """One for each person who did something in the ticket, hears of it or looks after the whole company."""
    until: dict[int, datetime] = {}
    for step in rows.steps:
        if isinstance(step.by, Membership | StaffMember):
            until[step.by.person_id] = utc(step.event.at)
    ticket = rows.ticket
    if ticket.staff_spoke_at and ticket.staff_spoke_at < now - FRESH:
        _have_read(until, _hear_of_it(rows, world), ticket.staff_spoke_at)
    if ticket.is_open and ticket.customer_spoke_at and ticket.customer_spoke_at < _a_while_ago(now):
        _have_read(until, _attend(world), ticket.customer_spoke_at)
    for person, at in until.items():
        yield Reading(ticket=ticket, person_id=person, read_at=at)


def _have_read(until: dict[int, datetime], people: set[int], at: datetime) -> None:
    for person in people:
        until[person] = max(at, until.get(person, at))


def _hear_of_it(rows: Rows, world: World) -> set[int]:
    """Who asked, who is copied, and those who see the whole company."""
    copied = {one.member_id for one in rows.beside if isinstance(one, Copy)}
    of_company = (
        one for one in world.company.contacts.values() if one.customer_id == rows.ticket.customer_id
    )
    heads = {one.person_id for one in of_company if one.sees_whole_company or one.pk in copied}
    return heads | {rows.ticket.requester.person_id}


def _attend(world: World) -> set[int]:
    accounts = {email for email, _name, _who in DEMO_ACCOUNTS}
    return {one.person_id for email, one in world.company.staff.items() if email in accounts}


def _a_while_ago(now: datetime) -> datetime:
    local = now.astimezone(ZONE).replace(tzinfo=None)
    return earlier(local, JUST_NOW).replace(tzinfo=ZONE).astimezone(UTC)
