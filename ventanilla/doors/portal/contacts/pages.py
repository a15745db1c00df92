"""How the pages of contacts are shown, and how one finds the contact that an address names."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.customers.policy import may_govern
from ventanilla.doors.portal.contacts.reads import contacts_of
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="contacts")}
    return render(request, f"portal/contacts/{template}.html", {**around, **context}, status=status)


def find_contact(request: PortalRequest, number: int) -> Membership:
    """404 for who is not in the own company's list, 403 for who does not manage it."""
    found = get_object_or_404(contacts_of(request.actor).select_related("customer"), pk=number)
    allow(may_govern(request.actor))
    return found
