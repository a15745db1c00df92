"""The list of a queue, alone or beside a ticket."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ventanilla.domain.tickets.wording import priority_words, status_words
from ventanilla.doors.desk.lists.asked import asked_for, orders_of, query_from
from ventanilla.doors.desk.lists.deeds import DEEDS
from ventanilla.doors.desk.lists.navigation import navigation
from ventanilla.doors.desk.lists.shelves import shelves
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page


@require_safe
@desk_page
def queue(request: DeskRequest) -> HttpResponse:
    """The list alone; a phone shows nothing else."""
    return render(request, "desk/queue.html", {**list_context(request), "ticket": None})


def list_context(request: DeskRequest) -> dict[str, Any]:
    """What `desk/_list.html` shows. `here` is the query that leads back to this list: links and forms carry it."""
    asked = asked_for(request.GET, request.actor)
    places = navigation(asked)
    page = asked.page()
    return {
        "status_words": status_words(),
        "asked": asked,
        "here": asked.here(),
        "priority_words": priority_words(),
        "places": places,
        "deeds": [(name, deed.word) for name, deed in DEEDS.items()],
        "orders": orders_of(asked.queue),
        "page": page,
        "shelves": shelves(asked, page),
        "rail": rail(current="tickets", mine=places.counts().get("mias", ""), chats=places.chats),
    }


def back_to(request: HttpRequest, number: int) -> HttpResponse:
    """The ticket again, beside the list one came from."""
    answer = redirect("desk:ticket", number)
    answer["Location"] += query_from(request.GET)
    return answer
