"""Cambios de datos: what customers ask to be written otherwise, beside what is written now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.actions.asking import LONGEST_REASON, accept_change, reject_change
from ventanilla.domain.customers.letters_of_company import asked_facts
from ventanilla.domain.customers.models import CompanyChange
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.doors.desk.customers import reads
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt, WordsField

REJECT = "reject"


class DecisionForm(forms.Form):
    """`seen`: the version of the company that stood beside what was asked."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    take = forms.MultipleChoiceField(label=gettext_lazy("Qué se cambia"), required=False)
    reason = WordsField(label=gettext_lazy("Por qué no"), max_length=LONGEST_REASON, rows=3, required=False)

    def __init__(self, *args: Any, change: CompanyChange, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = asked_facts(change)
        self.fields["take"].choices = [(one.column, one.label) for one in facts]  # type: ignore[attr-defined]
        self.initial = {"seen": change.customer.version, "take": [one.column for one in facts]}


@require_safe
@desk_page
def changes(request: DeskRequest) -> HttpResponse:
    """What waits, the oldest first."""
    context = {"changes": reads.waiting_changes(), "asked_facts": asked_facts}
    return show(request, "changes", context)


@editing
@desk_page
def change(request: DeskRequest, number: int) -> HttpResponseBase:
    found = _find(number)
    if request.method == "POST":
        allow(may_keep_customers(request.actor))
    form = DecisionForm(request.POST if request.method == "POST" else None, change=found)
    attempt = Attempt(form)
    if form.is_valid() and _decide(request, found, form, attempt):
        return redirect("desk:customer", found.customer_id)
    found = _find(number)
    seen = found.customer.version  # whoever sends it again has seen it as it is now
    context = {"change": found, "form": form, "facts": _compared(found), "seen": seen}
    return show(request, "change", context, attempt.status)


def _decide(request: DeskRequest, found: CompanyChange, form: DecisionForm, attempt: Attempt) -> bool:
    typed, me = form.cleaned_data, request.actor
    if request.POST.get("decide") == REJECT:
        done = attempt.to(reject_change, found, typed["reason"], by=me)
        words = _("Rechazado: se lo hemos escrito a quien lo pidió.")
    else:
        done = attempt.to(accept_change, found, typed["take"], by=me, seen=typed["seen"])
        words = _("Cambiado: se lo hemos escrito a quien lo pidió.")
    if done:
        messages.success(request, words)
    return done


def _find(number: int) -> CompanyChange:
    changes = CompanyChange.objects.select_related("customer", "asked_by__person", "decided_by__person")
    return get_object_or_404(changes, pk=number)


def _compared(found: CompanyChange) -> list[dict[str, Any]]:
    """What was asked beside what it says now; `has_moved`: it said something else when they asked."""
    return [
        {"fact": one, "now": (now := getattr(found.customer, one.column)), "has_moved": now != one.before,
         "is_so": now == one.after}
        for one in asked_facts(found)
    ]  # fmt: skip
