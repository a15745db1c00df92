"""The sheet of keys."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ventanilla.doors.desk.keys import KEYS
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page


@require_safe
@desk_page
def keys(request: DeskRequest) -> HttpResponse:
    """All there are, whatever page one comes from."""
    return render(request, "desk/sheets/keys.html", {"groups": KEYS, "rail": rail(current="")})
