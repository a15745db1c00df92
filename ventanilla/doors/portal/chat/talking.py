"""What the box of the chat asks and sends: JSON in, JSON out. GET changes nothing; what is said comes by POST."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.chat.actions.talking import open_conversation, say
from ventanilla.domain.chat.models import Conversation, Line, State
from ventanilla.domain.chat.policy import may_chat
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.files.models import StoredFile
from ventanilla.doors.portal.chat.reads import as_heard, found_by, known_to, live_of
from ventanilla.doors.shared import chat
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import new_key


@require_safe
@portal_page(Section.CHAT)
def box(request: PortalRequest) -> HttpResponse:
    """The box itself, fetched when somebody opens it: empty, with its words and its forms."""
    allow(may_chat(request.actor))
    return render(request, "portal/chat/box.html", {"form_key": new_key()})


@require_safe
@portal_page(Section.CHAT)
def turn(request: PortalRequest) -> HttpResponse:
    """How things are: who is in, with a fresh token, whether they have a conversation, whether anybody is there."""
    allow(may_chat(request.actor))
    me = request.actor
    known = as_heard(live_of(me), me, chat.NO_LINES)
    return JsonResponse(
        {**known, "until": 0, "owner": f"{me.actor_kind}:{me.actor_id}", "token": get_token(request)}
    )


@require_safe
@portal_page(Section.CHAT)
def lines(request: PortalRequest, number: int) -> HttpResponse:
    """The lines after `?tras=`, and how the conversation stands."""
    found = found_by(request.actor, number)
    return JsonResponse(as_heard(found, request.actor, chat.number_after(request.GET.get("tras", ""))))


@require_POST
@portal_page(Section.CHAT)
def said(request: PortalRequest) -> HttpResponse:
    """Lines that were said, in their order. What begins a conversation and what goes on with it comes the same way: who was
    without a network does not know whether theirs is still open.
    """
    allow(may_chat(request.actor))
    try:
        told = chat.told_in(request)
    except chat.NotUnderstood:
        return chat.refusal(400)
    stranger = chat.another(request, told.owner, request.actor)
    wait = 0 if stranger else chat.held_back(told, by=request.actor)
    if stranger or wait:
        return stranger or chat.too_fast(wait)
    return _say(told, request.actor)


@require_POST
@portal_page(Section.CHAT)
def seen(request: PortalRequest, number: int) -> HttpResponse:
    """Up to where it was read, and whether something is being typed: never what."""
    found = found_by(request.actor, number)
    return chat.looked(request, found, by=request.actor)


def _say(told: chat.Told, me: Membership) -> HttpResponse:
    here = known_to(me, told.conversation)
    fates = chat.say_all(told.lines, lambda one, files: _one(one, files, me, here), by=me)
    if fates.conversation is None:
        return JsonResponse({**as_heard(here, me, told.after), "taken": {}, "refused": fates.refused})
    after = told.after if told.conversation == fates.conversation.pk else 0
    shown = known_to(me, fates.conversation.pk)
    return JsonResponse({**as_heard(shown, me, after), "taken": fates.taken, "refused": fates.refused})


def _one(one: chat.Said, files: Sequence[StoredFile], me: Membership, here: Conversation | None) -> Line:
    """Into the ticket that it became, while that is what they have before them; else into the live one, or a new one."""
    if here is not None and here.state == State.TICKET:
        return say(here, one.text, by=me, client_key=one.key, files=files)
    found = open_conversation(me, one.text, by=me, client_key=one.key, files=files)
    return found.lines.select_related("conversation").get(client_key=one.key)
