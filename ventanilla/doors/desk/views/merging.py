"""Two tickets become one, one becomes two: pages that show what will happen, and ask."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.doors.desk.forms.ties import MergeForm, SplitForm
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket import finding
from ventanilla.doors.desk.ticket.pane import read_pane
from ventanilla.doors.desk.ticket.returned import seen_version
from ventanilla.doors.desk.ticket.words import desk_words
from ventanilla.doors.desk.views.queue import back_to
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.tickets import find_ticket


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def merging(request: DeskRequest, number: int) -> HttpResponse:
    """`con`: the other one. Without it one looks for it; with it one sees both side by side, and decides."""
    ticket, me = find_ticket(request.actor, number), request.actor
    form = MergeForm(request.POST or request.GET if "con" in request.GET or request.POST else None)
    attempt = Attempt(form)
    other = _chosen(form, attempt, me)
    if request.method == "POST" and other:
        if attempt.to(merge, ticket, other, by=me, seen=seen_version(request)):
            return back_to(request, other.number)
        ticket = find_ticket(me, number)
    words = request.GET.get("busca", "").replace("\0", "")[:80]
    context = {
        **_about(request, ticket),
        "form": form,
        "other": other,
        "words": words,
        "found": [] if other else finding.tickets_like(me, words, besides=ticket),
        "panes": {one.number: read_pane(one, me) for one in (ticket, other)} if other else {},
    }
    return render(request, "desk/ticket/merge.html", context, status=_status(request, attempt))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def splitting(request: DeskRequest, number: int) -> HttpResponse:
    """One chooses messages in the thread, and writes what the new one is about."""
    ticket, me = find_ticket(request.actor, number), request.actor
    words = read_pane(ticket, me).said
    form = SplitForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid():
        chosen = list(Message.objects.filter(pk__in=form.cleaned_data["messages"]))
        facts = {"by": me, "form_key": form.key, "seen": seen_version(request)}
        if attempt.to(split, ticket, chosen, form.cleaned_data["subject"], **facts):
            return back_to(request, attempt.result.number)
    asked = request.GET.getlist("m") if not form.is_bound else request.POST.getlist("messages")
    context = {**_about(request, find_ticket(me, number)), "form": form, "lines": words, "asked": set(asked)}
    return render(request, "desk/ticket/split.html", context, status=_status(request, attempt))


def _chosen(form: MergeForm, attempt: Attempt, me: StaffMember) -> Ticket | None:
    if form.is_valid() and attempt.to(finding.other_ticket, me, form.cleaned_data["con"], field="con"):
        return attempt.result  # type: ignore[no-any-return]  # of the call above
    return None


def _status(request: DeskRequest, attempt: Attempt) -> int:
    return attempt.status if request.method == "POST" else 200


def _about(request: DeskRequest, ticket: Ticket) -> dict[str, object]:
    return {
        **desk_words(),
        "ticket": ticket,
        "here": query_from(request.GET),
        "rail": rail(current="tickets"),
    }
