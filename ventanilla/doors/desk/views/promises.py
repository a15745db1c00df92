"""The promises of one ticket, each with how its time was counted."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from ventanilla.core.durations import in_hours
from ventanilla.domain.levels.known import the_levels
from ventanilla.domain.levels.words import AGREED
from ventanilla.domain.tickets.explaining import explain
from ventanilla.domain.tickets.wording import priority_words, status_words
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.tickets import find_ticket


@require_safe
@desk_page
def promises(request: DeskRequest, number: int) -> HttpResponse:
    ticket, at = find_ticket(request.actor, number), now()
    context = {
        "ticket": ticket,
        "explained": explain(ticket, at),
        "level": the_levels().of(ticket.level_id),
        "agreed": AGREED,
        "status_words": status_words(),
        "priority_words": priority_words(),
        "in_hours": lambda length: in_hours(int(length.total_seconds()) // 60),
        "here": query_from(request.GET),
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/promises.html", context)
