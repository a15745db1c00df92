"""What ends, in a calendar of one's own: of a contact their company's, of a member of staff their customers'."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ventanilla.domain.contracts.models import Contract, Renewing
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.renewals.actions.renewal_feeds import (
    Owner,
    feed_of,
    make_renewal_feed,
    owner_of_renewal_feed,
    revoke_renewal_feed,
)
from ventanilla.doors.shared.calendar_feed import calendar_answer, calendar_file, hold_up, mark
from ventanilla.doors.shared.pace import Pace

if TYPE_CHECKING:
    from icalendar import Event

PACE = Pace(at_once=30, every=30)
BACK, AHEAD = timedelta(days=30), timedelta(days=800)
MOST = 2_000


class Told(NamedTuple):
    """All that the events of one contract say."""

    number: int
    version: int
    changed_at: datetime
    ends_on: date
    decide_by: date
    is_tacit: bool
    is_off: bool
    title: str
    place: str


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """For programs: whoever knows the address reads the days, the services and their contracts' numbers; no amounts."""
    owner = owner_of_renewal_feed(token)
    if owner is None:
        raise Http404
    if refusal := hold_up(PACE, (owner.actor_kind, owner.pk)):
        return refusal
    events = events_of(owner, localdate())
    etag = mark(owner.person.language, events)
    return calendar_answer(request, etag=etag, draw=lambda: _drawn(owner, events), name=_("renovaciones"))


def around_feed(request: HttpRequest, owner: Owner) -> dict[str, Any]:
    """What a page about the address shows; made, made anew and taken back by a POST of it."""
    link = ""
    if request.method == "POST" and "quitar" in request.POST:
        revoke_renewal_feed(by=owner)
    elif request.method == "POST":
        link = settings.BASE_URL + reverse("renewal_calendar", args=[make_renewal_feed(by=owner)])
    return {"link": link, "feed": feed_of(owner)}


def events_of(owner: Owner, today: date) -> list[Told]:
    """In order, with what was ended: a program takes it away. One statement."""
    theirs = Contract.objects.visible_to(owner).filter(ends_on__range=(today - BACK, today + AHEAD))
    is_staff = isinstance(owner, StaffMember)
    if isinstance(owner, StaffMember):
        theirs = theirs.filter(customer__account__manager=owner)
    rows: Any = theirs.order_by("ends_on", "id").values_list(
        "id", "version", "created_at", "ends_on", "decide_by", "renewing", "cancelled_on", "number", "service__name",
        "about", "customer__name",
    )[:MOST]  # fmt: skip
    place = "desk:contract" if is_staff else "portal:renewal"
    return [
        Told(
            pk, version, at, ends, by, renewing == Renewing.TACIT, off is not None,
            " · ".join(filter(None, (service, about, number, customer if is_staff else ""))), reverse(place, args=[pk]),
        )
        for pk, version, at, ends, by, renewing, off, number, service, about, customer in rows
    ]  # fmt: skip


def _drawn(owner: Owner, events: list[Told]) -> bytes:
    with override(owner.person.language):
        name = _("Renovaciones de %(name)s") % {"name": the_house().name}
        return calendar_file(name, [event for told in events for event in _of(told)])


def _of(told: Told) -> list[Event]:
    """The day on which it ends; and the last day on which one can say no, where that is another."""
    ends = _("Se renueva: %(what)s") if told.is_tacit else _("Vence: %(what)s")
    found = [_event(told, "fin", told.ends_on, ends % {"what": told.title})]
    if told.decide_by != told.ends_on:
        found.append(
            _event(
                told,
                "aviso",
                told.decide_by,
                _("Último día para no renovar: %(what)s") % {"what": told.title},
            )
        )
    return found


def _event(told: Told, what: str, day: date, summary: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"renovacion-{what}-{told.number}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", told.version)
    event.add("dtstamp", told.changed_at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("url", settings.BASE_URL + told.place)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if told.is_off else "CONFIRMED")
    return event
