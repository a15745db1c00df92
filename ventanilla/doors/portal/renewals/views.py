"""Renovaciones: what ends when, by when one has to decide, and deciding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.contracts.renewal_dates import next_period
from ventanilla.domain.customers.models import Section
from ventanilla.domain.renewals.actions.asking_about import LONGEST_NOTE
from ventanilla.domain.renewals.actions.renewing import decide, last_period
from ventanilla.domain.renewals.models import Choice, Decision
from ventanilla.domain.renewals.policy import may_decide, may_decide_at_all
from ventanilla.doors.portal.renewals import reads
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, WordsField
from ventanilla.doors.shared.renewal_calendar import around_feed


class DecideForm(forms.Form):
    """`period` and `seen`: what stood on the page."""

    choice = forms.ChoiceField(choices=Choice.choices)
    period = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = WordsField(
        label=gettext_lazy("¿Quieres añadir algo?"), max_length=LONGEST_NOTE, rows=3, required=False
    )


@require_safe
@portal_page(Section.RENEWALS)
def renewals(request: PortalRequest) -> HttpResponse:
    today = localdate()
    page = reads.renewal_lines(request.actor, today, request.GET.get("after", ""))
    return show(
        request, "list", {"page": page, "today": today, "may_decide": may_decide_at_all(request.actor)}
    )


@require_safe
@portal_page(Section.RENEWALS)
def renewal(request: PortalRequest, number: int) -> HttpResponse:
    return _shown(request, _find(request, number), DecideForm())


@require_POST
@portal_page(Section.RENEWALS)
def deciding(request: PortalRequest, number: int) -> HttpResponseBase:
    found = _find(request, number)
    allow(may_decide(request.actor, found))
    form = DecideForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid():
        typed = form.cleaned_data
        told = {"period": typed["period"], "note": typed["note"], "seen": typed["seen"]}
        if attempt.to(decide, found, Choice(typed["choice"]), by=request.actor, **told):
            messages.success(request, _opened(attempt.result))
            return redirect("portal:renewal", number)
    status = 409 if isinstance(attempt.refusal, ChangedMeanwhile) else attempt.status
    return _shown(request, _find(request, number), form, status)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.RENEWALS)
def feed(request: PortalRequest) -> HttpResponse:
    """The link is shown in the answer that made it and never again."""
    return show(request, "feed", around_feed(request, request.actor))


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="renewals")}
    return render(request, f"portal/renewals/{template}.html", {**around, **context}, status=status)


def _opened(decision: Decision) -> str:
    told = {"number": decision.ticket_id}
    return _("Recibido: hemos abierto la incidencia #%(number)s para hablarlo.") % told


def _find(request: PortalRequest, number: int) -> Contract:
    found = Contract.objects.visible_to(request.actor).select_related("service", "customer")
    return get_object_or_404(found, pk=number)


def _shown(request: PortalRequest, found: Contract, form: DecideForm, status: int = 200) -> HttpResponse:
    today, period = localdate(), last_period(found)
    context = {
        "contract": found, "period": period, "form": form, "today": today, "stands": found.standing(today),
        "next": next_period(found.ends_on, found.months, anchor=found.starts_on), "choices": Choice,
        "periods": found.periods.order_by("-starts_on"), "may_decide": may_decide(request.actor, found),
        "decisions": reads.decisions_of(request.actor, period),
    }  # fmt: skip
    return show(request, "renewal", context, status)
