"""What has changed meanwhile: the numbers of the desk, and the rows of the list that somebody has before them."""

from __future__ import annotations

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from ventanilla.doors.desk.lists.asked import asked_for
from ventanilla.doors.desk.lists.navigation import navigation
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.bell import how_many_unread, in_words


@require_safe
@desk_page
def pulse(request: DeskRequest) -> JsonResponse:
    """`{counts: {"mias": "12"}, rows: ["4190.7"]}`: number and version of what this list shows now."""
    asked = asked_for(request.GET, request.actor)
    rows = [f"{line.number}.{line.version}" for line in asked.page().rows]
    counts = {**navigation(asked).counts(), "avisos": in_words(how_many_unread(request.actor))}
    return JsonResponse({"counts": counts, "rows": rows})
