"""What the console asks and sends: JSON in, JSON out. GET changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.errors import Refused
from ventanilla.domain.chat.actions.looking import be_there, go_away
from ventanilla.domain.chat.actions.talking import note, say
from ventanilla.domain.chat.models import Conversation, Kind, Line
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.chat.console import as_heard
from ventanilla.doors.desk.chat.reads import whole
from ventanilla.doors.shared import chat
from ventanilla.doors.shared.access import DeskRequest, desk_page


@require_safe
@desk_page
def turn(request: DeskRequest) -> HttpResponse:
    """Who is in, with a fresh token."""
    me = request.actor
    return JsonResponse({"owner": f"{me.actor_kind}:{me.actor_id}", "token": get_token(request)})


@require_safe
@desk_page
def lines(request: DeskRequest, number: int) -> HttpResponse:
    found = get_object_or_404(whole(request.actor), pk=number)
    return JsonResponse(as_heard(found, request.actor, chat.number_after(request.GET.get("tras", ""))))


@require_POST
@desk_page
def said(request: DeskRequest, number: int) -> HttpResponse:
    """Lines that were said, or noted, in their order."""
    me = request.actor
    found = get_object_or_404(whole(me), pk=number)
    try:
        told = chat.told_in(request)
    except chat.NotUnderstood:
        return chat.refusal(400)
    stranger = chat.another(request, told.owner, me)
    wait = 0 if stranger else chat.held_back(told, by=me)
    if stranger or wait:
        return stranger or chat.too_fast(wait)
    fates = chat.say_all(told.lines, lambda one, files: _one(one, files, me, found), by=me)
    shown = as_heard(whole(me).get(pk=number), me, told.after)
    return JsonResponse({**shown, "taken": fates.taken, "refused": fates.refused})


@require_POST
@desk_page
def seen(request: DeskRequest, number: int) -> HttpResponse:
    """Up to where it was read, and whether something is being typed: never what."""
    found = get_object_or_404(whole(request.actor), pk=number)
    return chat.looked(request, found, by=request.actor)


@require_POST
@desk_page
def here(request: DeskRequest) -> HttpResponse:
    """The console is open: who answers is there. `leaving`: it has been closed."""
    if request.POST.get("leaving"):
        go_away(by=request.actor)
    else:
        be_there(by=request.actor)
    return HttpResponse(status=204)


def _one(one: chat.Said, files: Sequence[StoredFile], me: StaffMember, found: Conversation) -> Line:
    if one.kind != Kind.NOTE:
        return say(found, one.text, by=me, client_key=one.key, files=files)
    if files:
        raise Refused(_("Una nota del chat no lleva archivos: ponlos en la incidencia."))
    return note(found, one.text, by=me, client_key=one.key)
