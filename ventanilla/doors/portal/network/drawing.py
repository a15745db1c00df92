"""Dibujo: the own network."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Section
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.network import network_of


@require_safe
@portal_page(Section.NETWORK)
def drawing(request: PortalRequest) -> HttpResponse:
    told = network_of(request.actor, request.actor.customer, request.GET)
    around = {"sections": sidebar(request.actor, current="network")}
    return render(request, "portal/network/drawing.html", {**around, **told})
