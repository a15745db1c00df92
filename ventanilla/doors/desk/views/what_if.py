"""¿Cuándo vencería?: a question about a ticket that nobody has opened."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from ventanilla.domain.people.policy import may_change_settings
from ventanilla.doors.desk.forms.what_if import WhatIfForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.what_if import foresee
from ventanilla.doors.shared.access import DeskRequest, desk_page


@require_safe
@desk_page
def what_if(request: DeskRequest) -> HttpResponse:
    """Whatever the address leaves out is something ordinary, now."""
    form = WhatIfForm(request.GET)
    found = foresee(form.ticket, now()) if form.is_valid() else None
    context = {
        "form": form,
        "found": found,
        "may_edit": may_change_settings(request.actor),
        "rail": rail(current=""),
    }
    return render(request, "desk/what_if.html", context, status=200 if found else 422)
