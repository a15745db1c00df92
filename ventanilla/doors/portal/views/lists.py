"""The customer's lists: what is open, what is done, what is to be rated."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.filters import (
    COMPLETED,
    FILTERS,
    OPEN_ONES,
    Shelf,
    View,
    asks_for_filters,
    options_of,
)
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.lists import PAGE, Page

RATED = "valoradas"
BEGINNINGS = {
    shelf.name: reads.beginning_of(View(shelf, chosen={}).tickets) for shelf in (OPEN_ONES, COMPLETED)
}
"""What everybody looks at, by its shelf."""


@require_safe
@portal_page(Section.SUPPORT)
def open_ones(request: PortalRequest) -> HttpResponse:
    return _shelf(request, OPEN_ONES)


@require_safe
@portal_page(Section.SUPPORT)
def completed(request: PortalRequest) -> HttpResponse:
    return _shelf(request, COMPLETED)


@require_safe
@portal_page(Section.SUPPORT)
def to_rate(request: PortalRequest) -> HttpResponse:
    """Those without stars, or (`?ver=valoradas`) those that have them: they can be changed until they expire."""
    me, cursor = request.actor, request.GET.get("after", "")
    rated = request.GET.get("ver") == RATED
    counts = reads.counts_for(me)
    context = {
        "shelf": "rate",
        "rated": rated,
        "page": reads.rated_by(me, cursor) if rated else reads.unrated_for(me, cursor),
        "is_first": not cursor,
        "counts": counts,
        "sections": sidebar(me, current="support", counts=counts),
    }
    return render(request, "portal/tickets/to_rate.html", context)


def _shelf(request: PortalRequest, shelf: Shelf) -> HttpResponse:
    me, cursor = request.actor, request.GET.get("after", "")
    with_filters = asks_for_filters(request.GET)
    around = reads.around(me, **(reads.filter_readings(me) if with_filters else {}))
    options = options_of(shelf, around, me) if with_filters else {}
    view = View.of(request.GET, shelf, options, me)
    context = {
        "shelf": shelf.name,
        "view": view,
        "page": _page(view, me, cursor),
        "filters": [one for one in FILTERS if one.name in options],
        "options": options,
        "narrowing": "filtrar" in request.GET,
        "is_first": not cursor,
        "counts": around["counts"],
        "may_open": may_open(me),
        "sections": sidebar(me, current="support", counts=around["counts"]),
    }
    return render(request, "portal/tickets/list.html", context)


def _page(view: View, me: Membership, cursor: str) -> Page[reads.Line]:
    if cursor or view.chosen or view.order:
        return reads.ticket_lines(view.tickets(me), me, cursor, view.columns)
    return BEGINNINGS[view.shelf.name](me, size=PAGE)
