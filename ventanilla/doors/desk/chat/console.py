"""The console: the line, one's conversations, the one that is open, and its customer. Reads without a script."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.chat.models import Conversation, LineFile, State
from ventanilla.domain.chat.policy import is_theirs, may_give_away
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.wording import status_word
from ventanilla.doors.desk.chat import reads
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.chat import drawn, heard
from ventanilla.doors.shared.downloads import send_file

STATE_WORDS = dict(State.choices)


@require_safe
@desk_page
def console(request: DeskRequest) -> HttpResponse:
    """No conversation open: the lists have the place."""
    return _show(request, {"talk": None})


@require_safe
@desk_page
def talk(request: DeskRequest, number: int) -> HttpResponse:
    me = request.actor
    found = get_object_or_404(reads.whole(me), pk=number)
    lines = list(found.lines.order_by("entry").prefetch_related("files__file"))
    context = {
        "talk": found, "lines": [drawn(line, me) for line in lines], "heard": found.last_entry,
        **stand_of(found, me), **reads.card_of(found, me), "status_word": status_word,
    }  # fmt: skip
    return _show(request, context)


@require_safe
@desk_page
def lists(request: DeskRequest) -> HttpResponse:
    """The lists alone, for the page that is told that they have changed. `?aqui=`: which one it has open."""
    around = {
        "lists": reads.lists_of(request.actor),
        "here": number_in(request.GET.get("aqui", "")) or 0,
    }
    return render(request, "desk/chat/_lists.html", {**around, "state_words": STATE_WORDS})


@require_safe
@desk_page
def file(request: DeskRequest, file_id: UUID) -> HttpResponseBase:
    rows = LineFile.objects.visible_to(request.actor).select_related("file")
    return send_file(get_object_or_404(rows, file_id=file_id).file)


def as_heard(found: Conversation, me: StaffMember, after: int) -> dict[str, Any]:
    """What the page that has it open is told. `stand`: when it changes, the head and the box are drawn anew."""
    stand = stand_of(found, me)
    return {
        **heard(found, me, after), "at": reverse("desk:chat_talk", args=[found.pk]), "unread": 0,
        "stand": f"{found.state}.{found.staff_id or ''}.{found.ticket_id or ''}.{found.stars or ''}", "sub": stand["sub"],
    }  # fmt: skip


def stand_of(found: Conversation, me: StaffMember) -> dict[str, Any]:
    """What one may do with it, and who has it, in words."""
    is_mine = is_theirs(me, found) and not found.is_waiting
    return {
        "is_mine": is_mine, "sub": _sub(found, is_mine), "may_say": found.is_live and (found.is_waiting or is_mine),
        "may_note": found.state != State.TICKET, "may_give": may_give_away(me, found),
        "stand": f"{found.state}.{found.staff_id or ''}.{found.ticket_id or ''}.{found.stars or ''}",
    }  # fmt: skip


def _sub(found: Conversation, is_mine: bool) -> str:
    if not found.is_live:
        return found.get_state_display()
    if found.is_waiting:
        return _("En espera, para %(team)s") % {"team": found.team.name} if found.team else _("En espera")
    name = found.staff.actor_name if found.staff else ""
    return _("La atiendes tú") if is_mine else _("La atiende %(name)s") % {"name": name}


def _show(request: DeskRequest, context: dict[str, Any]) -> HttpResponse:
    me, found = request.actor, context["talk"]
    lists = reads.lists_of(me)
    around = {
        "rail": rail(current="chat", chats=str(len(lists.waiting))), "lists": lists, "here": found.pk if found else 0,
        "seat": reads.seat_of(me), "state_words": STATE_WORDS,
    }  # fmt: skip
    return render(request, "desk/chat/console.html", {**around, **context})
