"""The chat's pages, which are read without a script: one's conversations, and each of them whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ventanilla.core.text import first_line
from ventanilla.domain.chat.models import Conversation, LineFile, State
from ventanilla.domain.chat.policy import may_chat, may_rate
from ventanilla.domain.chat.presence import availability
from ventanilla.domain.chat.transcript import public_lines
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal.chat.reads import door_words, found_by
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.chat import drawn
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.forms import RatingForm, new_key
from ventanilla.doors.shared.lists import Page, in_order

ORDER = ("-id",)
COLUMNS = ("id", "opened_at", "state", "staff__person__name", "stars", "ticket_id")
STATE_WORDS = dict(State.choices)


class Row(NamedTuple):
    id: int
    opened_at: datetime
    state: str
    staff: str | None
    stars: int | None
    ticket: int | None


@require_safe
@portal_page(Section.CHAT)
def conversations(request: PortalRequest) -> HttpResponse:
    """Those of the contact, newest first; and without a script, how to write all the same."""
    me = request.actor
    context = {
        "page": conversations_of(me, request.GET.get("after", "")), "state_words": STATE_WORDS,
        "may_open": may_open(me), "may_chat": may_chat(me), "door": door_words(availability(me)),
    }  # fmt: skip
    return _show(request, "list", context)


@require_safe
@portal_page(Section.CHAT)
def talk(request: PortalRequest, number: int) -> HttpResponse:
    found = found_by(request.actor, number)
    return show_talk(
        request, found, RatingForm(initial={"stars": found.stars, "comment": found.rating_words})
    )


@require_safe
@portal_page(Section.CHAT)
def file(request: PortalRequest, file_id: UUID) -> HttpResponseBase:
    rows = LineFile.objects.visible_to(request.actor).select_related("file")
    return send_file(get_object_or_404(rows, file_id=file_id).file)


def show_talk(
    request: PortalRequest, found: Conversation, form: RatingForm, status: int = 200
) -> HttpResponse:
    me = request.actor
    said = public_lines(found)
    first = next((line.body for line in said if line.body), "")
    context = {
        "found": found, "lines": [drawn(line, me) for line in said], "form": form, "form_key": new_key(),
        "may_rate": may_rate(me, found), "title": first_line(first, within=80), "state_words": STATE_WORDS,
        "may_chat": may_chat(me),
    }  # fmt: skip
    return _show(request, "talk", context, status)


def conversations_of(me: Membership, cursor: str) -> Page[Row]:
    return in_order(Conversation.objects.visible_to(me), ORDER, cursor, COLUMNS, Row)


def _show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="chat")}
    return render(request, f"portal/chat/{template}.html", {**around, **context}, status=status)
