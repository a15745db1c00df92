"""It is no customer any more; or it is one again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.domain.customers.actions.keeping import deactivate, reactivate
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.customers import reads
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.counts import count_words
from ventanilla.doors.shared.forms import Attempt


class SeenForm(forms.Form):
    """A press of a button: the version of what was on the screen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


@editing
@desk_page
def deactivation(request: DeskRequest, number: int) -> HttpResponseBase:
    """What it means, said before."""
    found = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_customers(request.actor))
    form = SeenForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(deactivate, found, by=request.actor, seen=form.cleaned_data["seen"]):
        messages.success(request, _("Ya no es cliente: su gente solo entra a ver sus facturas."))
        return redirect("desk:customer", number)
    return _shown(request, Customer.objects.get(pk=number), form, attempt.status)


@require_POST
@desk_page
def reactivation(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_customers(request.actor))
    reactivate(found, by=request.actor)
    messages.success(request, _("Vuelve a ser cliente: su gente puede entrar como antes."))
    return redirect("desk:customer", number)


def _shown(request: DeskRequest, found: Customer, form: SeenForm, status: int) -> HttpResponse:
    tickets, count = reads.open_tickets(request.actor, found)
    inside = Membership.objects.alive().filter(customer=found).count()
    context = {
        "customer": found, "form": form, "tickets": tickets, "count": count, "count_words": count_words(count),
        "inside": inside, "status_words": status_words(),
    }  # fmt: skip
    return show(request, "leaving", context, status)
