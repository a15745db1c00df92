"""Clientes: as much as an installation needs to begin. A list, a new one, and its contacts."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.core.text import number_in
from ventanilla.domain.customers.actions.adding import invite_again
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import saved
from ventanilla.doors.desk.settings.forms.customers import ContactForm, CustomerForm
from ventanilla.doors.desk.settings.forms.levels import TermsForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt

PAGE = 50


@require_safe
@settings_page
def customers(request: DeskRequest) -> HttpResponse:
    """By name, after the last one seen."""
    after, _tilde, number = request.GET.get("after", "").rpartition("~")
    found = Customer.objects.order_by("name", "pk").annotate(
        contacts=Count("memberships", filter=Q(memberships__is_active=True))
    )
    if last := number_in(number):
        found = found.filter(Q(name__gt=after) | Q(name=after, pk__gt=last))
    rows = list(found[: PAGE + 1])
    older = f"{rows[PAGE - 1].name}~{rows[PAGE - 1].pk}" if len(rows) > PAGE else ""
    context = {**surroundings(request.actor, "customers"), "rows": rows[:PAGE], "older": older}
    return render(request, "desk/settings/customers.html", context)


@editing
@settings_page
def new_customer(request: DeskRequest) -> HttpResponse:
    form = CustomerForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, request.actor):
        return redirect("desk:settings_customer", attempt.result.pk)
    context = {**surroundings(request.actor, "customers"), "form": form}
    return render(request, "desk/settings/new_customer.html", context, status=attempt.status)


@editing
@settings_page
def customer(request: DeskRequest, number: int) -> HttpResponse:
    """Its contacts, and the form for one more."""
    found = get_object_or_404(Customer, pk=number)
    form = ContactForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, found, request.actor):
        told = _("Invitación escrita a %(email)s.") % {"email": form.cleaned_data["contact_email"]}
        return saved(request, "desk:settings_customer", found.pk, words=told)
    context = {**_around(request, found), "form": form, "terms": TermsForm(customer=found), "differences": []}
    return render(request, "desk/settings/customer.html", context, status=attempt.status)


@require_POST
@settings_page
def customer_terms(request: DeskRequest, number: int) -> HttpResponse:
    """What it has agreed apart from the others; what is wrong is said on its page."""
    found = get_object_or_404(Customer, pk=number)
    terms = TermsForm(request.POST, customer=found)
    attempt = Attempt(terms)
    if terms.is_valid() and attempt.to(terms.keep, request.actor):
        words = _("Guardado. Los plazos abiertos se recalculan.")
        return saved(request, "desk:settings_customer", found.pk, words=words)
    differences = terms.see_anew() if isinstance(attempt.refusal, ChangedMeanwhile) else []
    context = {
        **_around(request, found), "form": ContactForm(), "terms": terms, "differences": differences,
    }  # fmt: skip
    return render(request, "desk/settings/customer.html", context, status=attempt.status)


def _around(request: DeskRequest, found: Customer) -> dict[str, Any]:
    return {
        **surroundings(request.actor, "customers"), "customer": found,
        "contacts": found.memberships.select_related("person").order_by("-is_active", "person__name"),
    }  # fmt: skip


@require_POST
@settings_page
def invite_contact(request: DeskRequest, number: int) -> HttpResponse:
    member = get_object_or_404(Membership.objects.select_related("person", "customer"), pk=number)
    invite_again(member, by=request.actor)
    words = _("Invitación escrita a %(email)s.") % {"email": member.person.email}
    return saved(request, "desk:settings_customer", member.customer_id, words=words)
