"""Choosing a canned reply for a ticket: what it would say here, and what else it does."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

from ventanilla.core.html import from_words
from ventanilla.domain.drafts.actions import keep_draft
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.canned import fill, unfilled_in
from ventanilla.domain.tickets.models import CannedReply, Ticket
from ventanilla.domain.tickets.wording import priority_word
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.words import tabs_of
from ventanilla.doors.desk.views.drafts import place_of
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.drafts import MARK
from ventanilla.doors.shared.tickets import find_ticket


class Offer(NamedTuple):
    """A canned reply, as it would be sent in this ticket."""

    id: int
    title: str
    sent_as: str
    label: str
    """How it is sent, in words."""
    body: str
    html: Markup
    also: list[str]
    """What else it does."""
    missing: list[str]
    """Variables that this ticket has nothing for."""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def choosing(request: DeskRequest, number: int) -> HttpResponse:
    """The list with its previews. Pressed in the composer (POST) it keeps what is in the box first."""
    ticket = find_ticket(request.actor, number)
    here = query_from(request.GET)
    if request.method == "POST":
        return _put_aside(request, number, here)
    words = request.GET.get("busca", "").replace("\0", "").strip()[:80]
    context = {
        "ticket": ticket,
        "here": here,
        "words": words,
        "with_canned": with_canned,
        "offers": offers_for(ticket, request.actor, words),
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/ticket/canned.html", context)


def offers_for(ticket: Ticket, me: StaffMember, words: str = "") -> list[Offer]:
    """Those that can be sent in the ticket as it is now, by title."""
    tabs = {tab.value: tab.label for tab in tabs_of(ticket)}
    found = CannedReply.objects.filter(is_active=True, sent_as__in=tabs).order_by("position", "title")
    for word in words.split():
        found = found.filter(title__icontains=word)
    return [_offer(one, ticket, me, tabs[one.sent_as]) for one in found]


def _offer(one: CannedReply, ticket: Ticket, me: StaffMember, label: str) -> Offer:
    body = fill(one.body, ticket, me)
    missing = ["{{" + name + "}}" for name in unfilled_in(body)]
    return Offer(one.pk, one.title, one.sent_as, label, body, _html(body), list(_also(one, me)), missing)


def _html(body: str) -> Markup:
    return Markup(from_words(body))  # noqa: S704 - which lets nothing through that is not on its list


def _also(one: CannedReply, me: StaffMember) -> list[str]:
    told = []
    if one.priority:
        told.append(_("Pone la prioridad %(level)s") % {"level": priority_word(one.priority).lower()})
    if one.takes_it:
        told.append(_("Te la asigna"))
    if one.tags:
        told.append(_("Añade las etiquetas %(tags)s") % {"tags": one.tags})
    return told


def _put_aside(request: DeskRequest, number: int, here: str) -> HttpResponse:
    """What is in the box is kept; then one chooses, or (`plantilla`) has chosen and goes back to it."""
    told = request.POST
    keep_draft(
        by=request.actor, place=place_of(number), text=told.get("message", "").replace("\r\n", "\n"),
        kind=told.get("kind", "")[:20], files=told.getlist("files")[:50], seen=told.get(MARK, ""),
    )  # fmt: skip
    chosen = told.get("plantilla", "")
    answer = redirect("desk:ticket" if chosen else "desk:canned", number)
    answer["Location"] += with_canned(here, chosen) if chosen else here
    return answer


def with_canned(here: str, number: str | int) -> str:
    """The query that leads to the ticket with this one in its box."""
    return f"{here}{'&' if here else '?'}{urlencode({'plantilla': number})}#composer"
