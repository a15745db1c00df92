"""What is done to a work order: issued after a last look, thrown away, added to, and answered for."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.errors import Refused
from ventanilla.domain.workorders.actions.drafting import discard_draft
from ventanilla.domain.workorders.actions.issuing import annex, issue
from ventanilla.domain.workorders.actions.objecting import LONGEST, answer_objection
from ventanilla.domain.workorders.letters import contacts_of
from ventanilla.domain.workorders.paper.rendering import paper_of
from ventanilla.domain.workorders.paper.setting import sheet_of
from ventanilla.doors.desk.workorders.views import order_of, show, show_order
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt, KeyedForm, WordsField
from ventanilla.doors.shared.order_hours import around_order


class SeenForm(KeyedForm):
    """`seen`: the version that stood on the screen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class MeantForm(SeenForm):
    """What cannot be undone asks for the version that was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class AnswerForm(forms.Form):
    answer = WordsField(label=gettext_lazy("Respuesta"), rows=4, max_length=LONGEST)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def issuing(request: DeskRequest, number: int) -> HttpResponse:
    """What it will say and who will hear of it, and one button."""
    found = order_of(request, number)
    if not found.is_draft:
        return redirect("desk:work_order", number)
    form = MeantForm(request.POST if request.method == "POST" else None, initial={"seen": found.version})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(issue, found, by=request.actor, seen=form.cleaned_data["seen"]):
        told = {"number": attempt.result.number}
        messages.success(request, _("Emitido con el número %(number)s.") % told)
        return redirect("desk:work_order", number)
    if attempt.refusal:
        form.data = {"seen": order_of(request, number).version}
    context = {"order": found, "form": form, "told": contacts_of(found), "sheet": sheet_of(paper_of(found)),
               **around_order(found, request.actor)}  # fmt: skip
    return show(request, "issue", context, attempt.status)


@require_POST
@desk_page
def discard(request: DeskRequest, number: int) -> HttpResponse:
    found, form = order_of(request, number), MeantForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(discard_draft, found, by=request.actor, seen=form.cleaned_data["seen"]):
        messages.success(request, _("Borrador descartado."))
        return redirect("desk:work_orders")
    return _refused(request, number, attempt.refusal)


@require_POST
@desk_page
def add_annex(request: DeskRequest, number: int) -> HttpResponse:
    found, form = order_of(request, number), SeenForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(annex, found, by=request.actor, key=form.key):
        return redirect("desk:work_order_edit", attempt.result.pk)
    return _refused(request, number, attempt.refusal)


@require_POST
@desk_page
def answer(request: DeskRequest, number: int) -> HttpResponse:
    found, form = order_of(request, number), AnswerForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(answer_objection, found, form.cleaned_data["answer"], by=request.actor):
        messages.success(request, _("Respuesta enviada."))
        return redirect("desk:work_order", number)
    return show_order(request, order_of(request, number), form=form, status=attempt.status)


def _refused(request: DeskRequest, number: int, refusal: Refused | None) -> HttpResponse:
    messages.error(request, str(refusal.reason) if refusal else _("Vuelve a intentarlo desde esta página."))
    return redirect("desk:work_order", number)
