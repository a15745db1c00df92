"""Inicio: what waits for me, and what they are doing for me."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Section
from ventanilla.domain.customers.policy import may_govern
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.contacts.reads import requests_of, section_requests_of
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page

SHOWN = 6
STARS = 5
"""How many are asked for their stars at once; the others wait in their list."""


@require_safe
@portal_page()
def home(request: PortalRequest) -> HttpResponse:
    actor = request.actor
    context: dict[str, object] = {"hour": localtime().hour, "today": localtime(), "may_open": may_open(actor)}
    counts = {}
    if actor.may_view(Section.SUPPORT):
        counts = reads.counts_for(actor)
        context |= {
            "counts": counts,
            "questions": reads.questions_for(actor) if counts["waiting"] else [],
            "unrated": reads.unrated_for(actor, size=STARS).rows if counts["unrated"] else [],
            "working": reads.working_for(actor, size=SHOWN).rows,
            "working_count": max(0, counts["support"] - counts["waiting"]),
        }
    if may_govern(actor):
        context |= {"requests": requests_of(actor), "section_requests": section_requests_of(actor)}
    return render(
        request, "portal/home.html", {**context, "sections": sidebar(actor, current="home", counts=counts)}
    )
