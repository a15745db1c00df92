"""The desk's queue, and one ticket beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk import reads
from ventanilla.doors.desk.forms.tickets import PlanForm, QualifyForm, WordsForm, as_it_is
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.words import desk_words, moves_of
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.downloads import send_attachment
from ventanilla.doors.shared.forms import Files
from ventanilla.doors.shared.threads import thread_of
from ventanilla.doors.shared.tickets import find_ticket, rating_of

FIRST_QUEUE = "todas"


@require_safe
@desk_page
def queue(request: DeskRequest) -> HttpResponse:
    """The list alone; a phone shows nothing else."""
    return render(request, "desk/queue.html", {**list_context(request), "ticket": None})


@require_safe
@desk_page
def ticket_page(request: DeskRequest, number: int) -> HttpResponse:
    return show_ticket(request, find_ticket(request.actor, number))


@require_safe
@desk_page
def download(request: DeskRequest, file_id: str) -> HttpResponseBase:
    return send_attachment(file_id, actor=request.actor)


@require_safe
@desk_page
def gallery(request: DeskRequest) -> HttpResponse:
    """Every part in all its states, for those who build pages."""
    return render(request, "desk/gallery.html", {"rail": rail(current="")})


def show_ticket(
    request: DeskRequest, ticket: Ticket, *, open_form: str = "", form: forms.Form | None = None,
    files: Files | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The ticket in the reading pane. `open_form` names the form that came back with errors, if one did."""
    me = request.actor
    asked = open_form or request.GET.get("hacer", "")
    context: dict[str, Any] = {
        **list_context(request),
        "ticket": ticket,
        "rating": rating_of(ticket),
        "thread": thread_of(ticket, me),
        "others": reads.other_open_tickets(ticket, me),
        "letters": reads.letters_of(ticket),
        "moves": moves_of(ticket, me),
        "doing": asked,
        "form": form or _empty_form(asked, ticket, request),
        "files": files,
        "now": localtime(),
    }
    return render(request, "desk/ticket.html", context, status=status)


def list_context(request: DeskRequest) -> dict[str, Any]:
    chosen = reads.BY_NAME.get(request.GET.get("cola", ""), reads.BY_NAME[FIRST_QUEUE])
    counts = reads.queue_counts(request.actor)
    page = reads.queue_lines(chosen, request.actor, request.GET.get("after", ""))
    return {
        **desk_words(),
        "queue": chosen,
        "queues": reads.QUEUES,
        "counts": counts,
        "page": page,
        "groups": reads.by_age(page.rows, localtime().date()),
        "rail": rail(current="tickets", counts=counts),
    }


def back_to(request: HttpRequest, number: int) -> HttpResponse:
    """The ticket again, in the queue one came from."""
    came_from = request.GET.get("cola", "")
    answer = redirect("desk:ticket", number)
    if came_from in reads.BY_NAME:
        answer["Location"] += f"?cola={came_from}"
    return answer


def _empty_form(asked: str, ticket: Ticket, request: DeskRequest) -> forms.Form:
    if asked == "qualify":
        return QualifyForm(initial=as_it_is(ticket, request.actor))
    if asked == "plan":
        return PlanForm(initial=as_it_is(ticket, request.actor))
    return WordsForm()
