"""One's visits in a calendar of one's own: the secret link, and what is read at it."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.tickets.actions.feeds import make_feed, owner_of_feed, revoke_feed
from ventanilla.domain.tickets.models import Feed
from ventanilla.doors.desk.planning.ics import calendar_of, events_of, mark_of
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.calendar_feed import calendar_answer, hold_up
from ventanilla.doors.shared.pace import Pace

PACE = Pace(at_once=30, every=30)
"""Of one link: programs ask every few minutes, a person may have several, and one that asks without end is held up."""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def feed(request: DeskRequest) -> HttpResponse:
    """Make the link, make it anew, take it back. It is shown in the answer that made it and never again."""
    link = ""
    if request.method == "POST" and "quitar" in request.POST:
        revoke_feed(by=request.actor)
    elif request.method == "POST":
        link = settings.BASE_URL + reverse("calendar", args=[make_feed(by=request.actor)])
    context = {
        "link": link,
        "feed": Feed.objects.filter(owner=request.actor).first(),
        "rail": rail(current="planning"),
    }
    return render(request, "desk/planning/feed.html", context)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """For programs: whoever knows the address reads the visits of its owner, and nothing else.

    Who has them already is told so before anything is drawn up.
    """
    owner = owner_of_feed(token)
    if owner is None:
        raise Http404
    if refusal := hold_up(PACE, owner.pk):
        return refusal
    events = events_of(owner, at=now())
    return calendar_answer(
        request, etag=mark_of(owner, events), draw=lambda: calendar_of(owner, events), name="visitas"
    )
