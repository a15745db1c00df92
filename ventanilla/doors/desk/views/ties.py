"""What hangs from a ticket: copies, watchers, tags, links, time. Short forms of the pane beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.copying import copy_address, stop_copying
from ventanilla.domain.tickets.actions.linking import link_tickets, unlink
from ventanilla.domain.tickets.actions.tagging import add_tags, remove_tags
from ventanilla.domain.tickets.actions.timing import log_time, remove_time
from ventanilla.domain.tickets.actions.watching import unwatch, watch
from ventanilla.domain.tickets.models import Copy, Ticket, TimeEntry
from ventanilla.doors.desk.forms.ties import CopyForm, LinkForm, TagsForm, TimeForm, WatchForm
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.finding import other_ticket
from ventanilla.doors.desk.ticket.returned import Returned
from ventanilla.doors.desk.ticket.words import desk_words
from ventanilla.doors.desk.views.queue import back_to
from ventanilla.doors.desk.views.tickets import come_back
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.tickets import find_ticket


@require_POST
@desk_page
def copies(request: DeskRequest, number: int) -> HttpResponse:
    """Somebody hears of it from now on, or (`remove`) no more."""
    ticket = find_ticket(request.actor, number)
    if gone := number_in(request.POST.get("remove", "")):
        attempt = Attempt(forms.Form(request.POST))
        copy = get_object_or_404(Copy, pk=gone, ticket=ticket)
        return _answer(
            request, number, "copies", attempt, attempt.to(stop_copying, ticket, copy, by=request.actor)
        )
    form = CopyForm(request.POST)
    attempt = Attempt(form)
    done = form.is_valid() and attempt.to(
        copy_address, ticket, form.cleaned_data["address"], by=request.actor
    )
    return _answer(request, number, "copies", attempt, done)


@require_POST
@desk_page
def watchers(request: DeskRequest, number: int) -> HttpResponse:
    """Me when nobody is named; `remove` names who hears no more of it."""
    ticket, me = find_ticket(request.actor, number), request.actor
    if gone := number_in(request.POST.get("remove", "")):
        unwatch(ticket, by=me, who=get_object_or_404(StaffMember.objects.select_related("person"), pk=gone))
        return back_to(request, number)
    form = WatchForm(request.POST) if "name" in request.POST else forms.Form(request.POST)
    attempt = Attempt(form)
    done = form.is_valid() and attempt.to(watch, ticket, by=me, who=form.cleaned_data.get("name"))
    return _answer(request, number, "watch", attempt, done)


@require_POST
@desk_page
def tags(request: DeskRequest, number: int) -> HttpResponse:
    """Those of the box besides those that it has; or one (`remove`) less."""
    ticket, one = find_ticket(request.actor, number), request.POST.get("remove", "")
    form = TagsForm({"tags": one} if one else request.POST)
    attempt = Attempt(form)
    verb: Any = remove_tags if one else add_tags
    done = form.is_valid() and attempt.to(verb, ticket, [form.cleaned_data["tags"]], by=request.actor)
    return _answer(request, number, "tags", attempt, done)


@require_POST
@desk_page
def links(request: DeskRequest, number: int) -> HttpResponse:
    """Another ticket belongs to this one, or (`remove`) does not after all."""
    ticket, me = find_ticket(request.actor, number), request.actor
    if gone := number_in(request.POST.get("remove", "")):
        unlink(ticket, find_ticket(me, gone), by=me)
        return back_to(request, number)
    form = LinkForm(request.POST)
    attempt = Attempt(form)
    done = form.is_valid() and attempt.to(_link, ticket, form, by=me)
    return _answer(request, number, "links", attempt, done)


@require_POST
@desk_page
def time(request: DeskRequest, number: int) -> HttpResponse:
    """What it took; or (`remove`) what one wrote down by mistake."""
    ticket, me = find_ticket(request.actor, number), request.actor
    if gone := number_in(request.POST.get("remove", "")):
        attempt = Attempt(forms.Form(request.POST))
        entry = get_object_or_404(TimeEntry, pk=gone, ticket=ticket)
        return _answer(request, number, "time", attempt, attempt.to(remove_time, entry, by=me))
    form = TimeForm(request.POST)
    attempt = Attempt(form)
    done = form.is_valid() and attempt.to(log_time, ticket, by=me, **form.told)
    return _answer(request, number, "time", attempt, done)


@require_safe
@desk_page
def letters(request: DeskRequest, number: int) -> HttpResponse:
    """All that was sent about it, the newest first."""
    ticket = find_ticket(request.actor, number)
    shown = ("created_at", "subject", "headline", "to_name", "to_address", "state", "last_error")
    rows = Letter.objects.about("ticket", ticket.pk).only(*shown).order_by("-id")[:200]
    context = {
        **desk_words(),
        "ticket": ticket,
        "letters": rows,
        "here": query_from(request.GET),
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/ticket/letters.html", context)


def _link(ticket: Ticket, form: LinkForm, *, by: StaffMember) -> None:
    number = form.cleaned_data["other"]
    link_tickets(ticket, other_ticket(by, number, field="other"), by=by)


def _answer(request: DeskRequest, number: int, name: str, attempt: Attempt, done: bool) -> HttpResponse:
    if done:
        answer = back_to(request, number)
        if "remove" not in request.POST and request.POST.get("stay"):
            answer["Location"] += f"{'&' if '?' in answer['Location'] else '?'}hacer={name}"
        return answer
    return come_back(request, number, Returned.of(name, attempt))
