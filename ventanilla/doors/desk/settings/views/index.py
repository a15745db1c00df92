"""The first page of the settings: every room, and how it stands."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from ventanilla.domain.calendars.foresight import Missing
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.calendars.usage import in_need
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.tickets.policy import may_edit_canned
from ventanilla.doors.desk.settings.access import for_those_who
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.summaries import summaries
from ventanilla.doors.shared.access import DeskRequest


@require_safe
@for_those_who(may_edit_canned)
def index(request: DeskRequest) -> HttpResponse:
    house = the_house_now()
    context = {
        **surroundings(request.actor, ""),
        "told": summaries(house),
        "needs": _urgent_needs() if may_change_settings(request.actor) else [],
        "first_steps": may_change_settings(request.actor) and not (house.row.set_up_at or settings.ENV.demo),
    }
    return render(request, "desk/settings/index.html", context)


def _urgent_needs() -> list[tuple[Calendar | None, Missing]]:
    """Calendars whose holidays are about to run out; before December the line of their room says it."""
    return [(calendar, missing) for calendar, missing in in_need(localdate()) if missing.is_urgent]
