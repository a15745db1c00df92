"""The sheet of keys, and what the scripts need beside them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ventanilla.doors.desk.keys import KEYS
from ventanilla.doors.desk.kit import FOR_A_YEAR, the_kit
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page


@require_safe
@desk_page
def keys(request: DeskRequest) -> HttpResponse:
    """All there are, whatever page one comes from."""
    return render(request, "desk/sheets/keys.html", {"groups": KEYS, "rail": rail(current="")})


@require_safe
@desk_page
def kit(request: DeskRequest) -> HttpResponse:
    """Under its own mark it may be kept; under an old one it is answered, and asked for again."""
    found = the_kit()
    headers = {"Cache-Control": FOR_A_YEAR} if request.GET.get("v") == found.mark else None
    return HttpResponse(found.html, headers=headers)
