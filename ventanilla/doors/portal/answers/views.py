"""Preguntas frecuentes: by service or by words, one of them, and what is proposed to who writes a ticket."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from ventanilla.domain.customers.models import Common, Section
from ventanilla.domain.knowledge.actions.answering import LONGEST_WORDS, note_opened, vote
from ventanilla.domain.knowledge.findable import proposed
from ventanilla.domain.knowledge.models import Article, Vote
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.answers import find_article, shelf_of
from ventanilla.doors.shared.forms import Attempt, WordsField

LONGEST_SUBJECT = 150


class VoteForm(forms.Form):
    helped = forms.TypedChoiceField(
        choices=[("1", gettext_lazy("Sí")), ("0", gettext_lazy("No"))], coerce=lambda value: value == "1",
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Di si te ha servido.")),
    )  # fmt: skip
    words = WordsField(
        label=gettext_lazy("¿Qué ha faltado?"), required=False, max_length=LONGEST_WORDS, rows=3
    )


@require_safe
@portal_page(Common.QUESTIONS)
def questions(request: PortalRequest) -> HttpResponse:
    return show(request, "questions", {"shelf": shelf_of(request.actor, request.GET)})


@require_safe
@portal_page(Common.QUESTIONS)
def question(request: PortalRequest, number: int) -> HttpResponse:
    return _shown(request, find_article(request.actor, number), None)


@require_POST
@portal_page(Common.QUESTIONS)
def voting(request: PortalRequest, number: int) -> HttpResponseBase:
    found = find_article(request.actor, number)
    form = VoteForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid():
        said = form.cleaned_data
        if attempt.to(vote, found, said["helped"], by=request.actor, words=said["words"]):
            messages.success(request, _("Gracias: nos sirve para mejorarla."))
            return redirect("portal:question", number)
    return _shown(request, found, form, attempt.status)


@require_POST
@portal_page(Common.QUESTIONS)
def opened(request: PortalRequest, number: int) -> HttpResponse:
    """From what was proposed: counted, and shown."""
    note_opened(find_article(request.actor, number), by=request.actor)
    return redirect("portal:question", number)


@require_safe
@portal_page(Common.QUESTIONS)
def proposals(request: PortalRequest) -> HttpResponse:
    """What may answer the subject that is being typed, for the script of the form."""
    subject = request.GET.get("asunto", "")[:LONGEST_SUBJECT]
    return render(
        request, "portal/knowledge/proposed.html", {"proposed": proposed(subject, to=request.actor)}
    )


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="questions")}
    return render(request, f"portal/knowledge/{template}.html", {**around, **context}, status=status)


def _shown(request: PortalRequest, found: Article, form: VoteForm | None, status: int = 200) -> HttpResponse:
    me = request.actor
    given = Vote.objects.filter(article=found, person=me.person_id).first()
    context = {
        "article": found, "given": given, "body": Markup(found.body_html),  # noqa: S704 - made by `core.html.from_words`
        "form": form or VoteForm(initial={"words": given.words if given else ""}),
        "may_open": me.may_view(Section.SUPPORT) and may_open(me),
    }  # fmt: skip
    return show(request, "question", context, status)
