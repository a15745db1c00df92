"""Datos de cliente: what we have written down of the company, and asking for it to be otherwise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.customers.actions.asking import ask_for_change
from ventanilla.domain.customers.actions.facts import ASKABLE
from ventanilla.domain.customers.letters_of_company import asked_facts
from ventanilla.domain.customers.models import CompanyChange, Membership, Section
from ventanilla.domain.customers.policy_of_company import may_ask_for_changes
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, telephone


class CompanyForm(forms.Form):
    """The facts as they are to be."""

    name = forms.CharField(label=gettext_lazy("Nombre comercial"), max_length=120)
    legal_name = forms.CharField(label=gettext_lazy("Razón social"), max_length=160, required=False)
    tax_id = forms.CharField(label=gettext_lazy("CIF o NIF"), max_length=30, required=False)
    phone = telephone()
    email = forms.CharField(
        label=gettext_lazy("Correo"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email"}),
    )
    address = forms.CharField(label=gettext_lazy("Dirección"), max_length=250, required=False)


@require_safe
@portal_page(Section.COMPANY)
def company(request: PortalRequest) -> HttpResponse:
    me = request.actor
    changes = _of(me)
    context = {
        "customer": me.customer, "may_ask": may_ask_for_changes(me), "changes": changes, "asked_facts": asked_facts,
        "waiting": changes and changes[0].is_waiting and changes[0],
    }  # fmt: skip
    return _show(request, "company", context)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.COMPANY)
def change(request: PortalRequest) -> HttpResponse:
    me = request.actor
    allow(may_ask_for_changes(me))
    waiting = next((one for one in _of(me) if one.is_waiting), None)
    facts = {name: getattr(me.customer, name) for name in ASKABLE} | (waiting.wanted if waiting else {})
    form = CompanyForm(request.POST if request.method == "POST" else None, initial=facts)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(ask_for_change, form.cleaned_data, by=me):
        messages.success(request, _("Petición enviada: te escribiremos cuando la miremos."))
        return redirect("portal:company")
    return _show(request, "change", {"form": form, "waiting": waiting}, attempt.status)


def _of(me: Membership) -> list[CompanyChange]:
    """What this contact has asked for, the last first; not what they replaced themself."""
    asked = CompanyChange.objects.filter(asked_by=me).exclude(state=CompanyChange.State.REPLACED)
    return list(asked.order_by("-pk")[:5])


def _show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="company")}
    return render(request, f"portal/company/{template}.html", {**around, **context}, status=status)
