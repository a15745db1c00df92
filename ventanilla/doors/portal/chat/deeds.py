"""What a contact does with a conversation besides talking. A form of a page is answered with a page, the box with JSON."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.errors import Refused
from ventanilla.domain.chat.actions.ending import end, rate, send_transcript
from ventanilla.domain.chat.actions.turning import leave_message
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.chat.policy import may_chat
from ventanilla.domain.customers.models import Section
from ventanilla.domain.files.kinds import ALLOWED
from ventanilla.doors.portal.chat.pages import show_talk
from ventanilla.doors.portal.chat.reads import found_by
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared import chat
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, Files, KeyedForm, RatingForm, WordsField


class MessageForm(KeyedForm):
    message = WordsField(label=gettext_lazy("Tu mensaje"), max_length=4000, rows=5)


@require_POST
@portal_page(Section.CHAT)
def ending(request: PortalRequest, number: int) -> HttpResponse:
    found = _found(request, number)
    try:
        end(found, by=request.actor)
    except Refused as refusal:
        return _no(request, number, str(refusal.reason))
    return _done(request, number, _("El chat ha terminado."))


@require_POST
@portal_page(Section.CHAT)
def copy(request: PortalRequest, number: int) -> HttpResponse:
    sent = send_transcript(_found(request, number), by=request.actor)
    words = _("Te la mandamos por correo.") if sent else _("Te la acabamos de mandar: mira tu correo.")
    return _done(request, number, words)


@require_POST
@portal_page(Section.CHAT)
def rating(request: PortalRequest, number: int) -> HttpResponse:
    found, form = _found(request, number), RatingForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid():
        told = form.cleaned_data
        if attempt.to(rate, found, told["stars"], told["comment"], by=request.actor):
            return _done(request, number, _("Gracias por tu valoración."))
    if _by_script(request):
        return chat.refusal(422, _sentence(form))
    return show_talk(request, found, form, 422)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.CHAT)
def leaving(request: PortalRequest) -> HttpResponse:
    """A message while nobody can be chatted with: a ticket like any other."""
    me = request.actor
    allow(may_chat(me))
    form, files = MessageForm(request.POST if request.method == "POST" else None), Files(request, me)
    attempt = Attempt(form)
    files.complain_in(form)
    if form.is_valid() and attempt.to(
        leave_message, me, form.cleaned_data["message"], by=me, client_key=form.key, files=files.kept
    ):
        return _left(request, attempt.result.number)
    if _by_script(request) and form.is_bound:
        return chat.refusal(422, _sentence(form))
    context = {
        "form": form,
        "kept": files.kept,
        "file_kinds": ALLOWED,
        "max_file_mb": settings.ENV.max_file_mb,
        "sections": sidebar(me, current="chat"),
    }
    return render(request, "portal/chat/leave.html", context, status=attempt.status)


def _left(request: PortalRequest, number: int) -> HttpResponse:
    said = _("Recibido: te contestaremos en la incidencia #%(number)s.") % {"number": number}
    if not _by_script(request):
        messages.success(request, said)
        return redirect("portal:ticket", number)
    words = _("Ver la incidencia #%(number)s") % {"number": number}
    return JsonResponse({"said": said, "href": reverse("portal:ticket", args=[number]), "words": words})


def _found(request: PortalRequest, number: int) -> Conversation:
    found = found_by(request.actor, number)
    allow(may_chat(request.actor))
    return found


def _by_script(request: PortalRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _done(request: PortalRequest, number: int, words: str) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"said": words})
    messages.success(request, words)
    return redirect("portal:chat_talk", number)


def _no(request: PortalRequest, number: int, words: str) -> HttpResponse:
    if _by_script(request):
        return chat.refusal(409, words)
    messages.warning(request, words)
    return redirect("portal:chat_talk", number)


def _sentence(form: forms.Form) -> str:
    return " ".join(str(words) for errors in form.errors.values() for words in errors)
