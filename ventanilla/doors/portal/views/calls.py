"""The code that a contact reads out on the telephone, so that the desk knows that it is them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ventanilla.domain.customers.actions.calls import make_code
from ventanilla.domain.customers.policy_of_calls import CODE_LIVES
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page()
def caller_code(request: PortalRequest) -> HttpResponse:
    """GET says what it is for; POST makes one and shows it this once."""
    code, until = make_code(by=request.actor) if request.method == "POST" else ("", None)
    context = {
        "code": code, "until": until, "minutes": CODE_LIVES.seconds // 60,
        "sections": sidebar(request.actor, current="home"),
    }  # fmt: skip
    return render(request, "portal/caller_code.html", context)
