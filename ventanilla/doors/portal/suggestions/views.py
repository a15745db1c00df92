"""Sugerencias: a box, and what became of what was put into it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.customers.models import Common
from ventanilla.domain.knowledge.actions.suggesting import LONGEST_TITLE, LONGEST_WORDS, suggest
from ventanilla.domain.knowledge.models import State, Suggestion
from ventanilla.domain.knowledge.policy import may_suggest
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.suggestions.reads import suggestion_lines
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, KeyedForm, WordsField

STATE_WORDS = dict(State.choices)


class SuggestForm(KeyedForm):
    title = forms.CharField(label=gettext_lazy("Título"), max_length=LONGEST_TITLE, required=False)
    words = WordsField(label=gettext_lazy("Tu sugerencia"), max_length=LONGEST_WORDS, rows=4)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Common.SUGGESTIONS)
def suggestions(request: PortalRequest) -> HttpResponseBase:
    me = request.actor
    form = SuggestForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if request.method == "POST":
        allow(may_suggest(me))
        if form.is_valid():
            said = form.cleaned_data
            if attempt.to(suggest, said["words"], by=me, title=said["title"], form_key=form.key):
                messages.success(request, _("Gracias: la leeremos y te contestaremos aquí y por correo."))
                return redirect("portal:suggestion", attempt.result.pk)
    page = suggestion_lines(me, request.GET.get("after", ""))
    return _show(request, "suggestions", {"form": form, "page": page}, attempt.status)


@require_safe
@portal_page(Common.SUGGESTIONS)
def suggestion(request: PortalRequest, number: int) -> HttpResponse:
    rows = Suggestion.objects.visible_to(request.actor).select_related(
        "author__person", "answered_by__person"
    )
    return _show(request, "suggestion", {"one": get_object_or_404(rows, pk=number)})


def _show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="suggestions"), "state_words": STATE_WORDS}
    return render(request, f"portal/knowledge/{template}.html", {**around, **context}, status=status)
