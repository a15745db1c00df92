"""People who called and whom nobody at the customer knew: what was asked for each, and the place that they have or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password

from ventanilla.demo.people_rows import Company
from ventanilla.demo.story import Stranger, TicketStory
from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.customers.actions.callers import EXPIRES_AFTER, REMINDED_AFTER
from ventanilla.domain.customers.models import AccessRequest, Membership
from ventanilla.domain.customers.presets import PRESETS, Preset
from ventanilla.domain.people.models import Person

State = AccessRequest.State
TOOK_THE_CALL = "marta@norte.example"
DECIDED_AFTER = timedelta(minutes=40)


class Caller(NamedTuple):
    request: AccessRequest
    place: Membership


def write_callers(stories: Sequence[TicketStory], company: Company) -> dict[str, Caller]:
    """By their addresses."""
    return {story.caller.email: _caller(story, story.caller, company) for story in stories if story.caller}


def _caller(story: TicketStory, who: Stranger, company: Company) -> Caller:
    at = story.opened_at.astimezone(UTC)
    request = AccessRequest(
        customer=company.customers[story.customer], name=who.name, email=who.email, phone=who.phone,
        subject=story.subject, taken_by=company.staff[TOOK_THE_CALL], asked_at=at,
        remind_at=the_worktime().add_days(at, REMINDED_AFTER), expires_at=the_worktime().add_days(at, EXPIRES_AFTER),
    )  # fmt: skip
    _decide(request, who, company)
    request.save()
    return Caller(request, _place(request, who, at))


def _decide(request: AccessRequest, who: Stranger, company: Company) -> None:
    request.state = who.fate
    if request.state == State.WAITING:
        return
    request.remind_at = None
    request.version = 2
    request.decided_at = request.expires_at
    if request.state == State.ACCEPTED:
        managers = (one for one in company.contacts.values() if one.customer_id == request.customer_id)
        request.decided_by = next(one for one in managers if one.is_access_manager)
        request.decided_at = request.asked_at + DECIDED_AFTER


def _place(request: AccessRequest, who: Stranger, at: datetime) -> Membership:
    """None yet, that is in no list; or that of somebody invited, who has not come."""
    person = Person.objects.create(
        name=who.name, email=who.email, is_demo=True, password=make_password(token_urlsafe())
    )
    facts: dict[str, Any] = {"removed_at": at, "invited_at": at}
    if request.state == State.ACCEPTED:
        facts = {"invited_at": request.decided_at, **PRESETS[Preset.OWN]}
    return Membership.objects.create(
        person=person, customer=request.customer, invited_as=who.name, is_active=False, **facts
    )
