"""Canned replies for a conversation: those whose variables it can fill."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.canned import fill_for, unfilled_in
from ventanilla.domain.tickets.models import CannedReply
from ventanilla.doors.desk.chat.reads import whole
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page


class Offer(NamedTuple):
    title: str
    body: str


@require_safe
@desk_page
def offering(request: DeskRequest, number: int) -> HttpResponse:
    """The list: a press puts the words into the box, and nothing is sent."""
    found = get_object_or_404(whole(request.actor), pk=number)
    context = {"talk": found, "offers": _offers(found, request.actor), "rail": rail(current="chat")}
    return render(request, "desk/chat/canned.html", context)


def _offers(found: Conversation, me: StaffMember) -> list[Offer]:
    """A chat has no number, subject or visit: what speaks of one is left out."""
    rows = CannedReply.objects.filter(is_active=True, sent_as=CannedReply.SentAs.REPLY)
    said = [(one.title, fill_for(one.body, found.member, me)) for one in rows.order_by("position", "title")]
    return [Offer(title, body) for title, body in said if not unfilled_in(body)]
