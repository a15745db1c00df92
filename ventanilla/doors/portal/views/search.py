"""Looking for one's tickets and one's colleagues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.search.models import Kind
from ventanilla.domain.tickets.policy import rating_since
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page, signed_in
from ventanilla.doors.shared.bell import unread_reading
from ventanilla.doors.shared.gather import Reading, gather
from ventanilla.doors.shared.scoped import Scoped
from ventanilla.doors.shared.search import Hit, Question, Search
from ventanilla.doors.shared.search_excerpts import excerpts, markers, numbered, readings

SUGGESTED = 6
SUGGESTED_PEOPLE = 2


@require_safe
@portal_page()
def search(request: PortalRequest) -> HttpResponse:
    me, question = request.actor, Question.of(request.GET)
    looking = Search(question, me)
    page = looking.tickets()
    unread = unread_reading(me, signed_in(request))
    around = _around(me, page.rows, {**_others(looking, me), **unread})
    request.unread_notices = around["unread"][0]["notices"] if unread else 0
    context = {
        "question": question,
        "page": page,
        "excerpts": excerpts(around, looking.finder()),
        **markers(looking),
        "people": looking.by_name(Kind.PERSON, around),
        "devices": looking.by_name(Kind.DEVICE, around),
        "status_words": status_words(),
        "may_look": bool(looking.reaches),
        "sections": sidebar(me, current="", counts=around["counts"]),
    }
    return render(request, "portal/search.html", context)


@require_safe
@portal_page()
def suggestions(request: PortalRequest) -> HttpResponse:
    """What the box offers while one types, as a list for its script."""
    me = request.actor
    looking = Search(Question.of(request.GET), me)
    page = looking.tickets(most=SUGGESTED)
    asked = _others(looking, me)
    found = gather(**asked) if asked else {}
    context = {
        "tickets": page.rows,
        **markers(looking),
        "people": looking.by_name(Kind.PERSON, found, most=SUGGESTED_PEOPLE),
        "devices": looking.by_name(Kind.DEVICE, found, most=SUGGESTED_PEOPLE),
        "status_words": status_words(),
    }
    return render(request, "portal/suggestions.html", context)


def _others(looking: Search, me: Membership) -> dict[str, Reading]:
    """Colleagues who are still there, and devices."""
    here = Membership.objects.alive().filter(customer=me.customer_id)
    facts = {
        "id": "pk",
        "name": "person__name",
        "email": "person__email",
        "phone": "person__phone",
        "job": "job_title",
    }
    return {**looking.others(Kind.PERSON, here, facts), **looking.devices()}


def _around(me: Membership, hits: Sequence[Hit], others: Mapping[str, Reading]) -> dict[str, Any]:
    """What the page shows besides, in one statement; who sees no tickets has none to count."""
    if not me.may_view(Section.SUPPORT):
        return {"counts": {}, **(gather(**others) if others else {})}
    numbers = numbered([hit.number for hit in hits])
    found = _read(me, besides=others, since=rating_since(now()), **numbers)
    return {**found, "counts": found["counts"][0]}


_read = Scoped(
    lambda me, since, **tickets: {
        "counts": reads.counts_reading(me, since),
        **readings(tickets.values(), me),
    }
)
