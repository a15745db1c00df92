"""Which sections of the portal one customer has."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.models import Customer
from ventanilla.doors.desk.customers.views import show
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import saved
from ventanilla.doors.desk.settings.forms.sections import CustomerSectionsForm
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt


@editing
@settings_page
def sections(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Customer.objects.standing(), pk=number)
    form = CustomerSectionsForm(request.POST if request.method == "POST" else None, customer=found)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.keep, request.actor):
        return saved(request, "desk:customer", found.pk)
    if isinstance(attempt.refusal, ChangedMeanwhile):
        form.see_anew()
    return show(request, "sections", {"form": form, "customer": found}, attempt.status)
