"""Contactar: where and when the provider is reached, and who looks after this company."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.customers.models import Common, Section
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.contacting import around_contact


@require_safe
@portal_page(Common.CONTACT)
def contact_us(request: PortalRequest) -> HttpResponse:
    me = request.actor
    context = {
        **around_contact(), "sections": sidebar(me, current="contact"), "manager": manager_of(me.customer_id),
        "may_open": me.may_view(Section.SUPPORT) and may_open(me),
    }  # fmt: skip
    return render(request, "portal/knowledge/contact.html", context)
