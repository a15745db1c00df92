"""What is promised to one customer apart from the others."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.models import Customer
from ventanilla.doors.desk.customers.views import show
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import saved
from ventanilla.doors.desk.settings.forms.levels import TermsForm
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt


@editing
@settings_page
def terms(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Customer.objects.standing(), pk=number)
    form = TermsForm(request.POST if request.method == "POST" else None, customer=found)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.keep, request.actor):
        return saved(
            request, "desk:customer", found.pk, words=_("Guardado. Los plazos abiertos se recalculan.")
        )
    differences = form.see_anew() if isinstance(attempt.refusal, ChangedMeanwhile) else []
    return show(
        request, "terms", {"form": form, "customer": found, "differences": differences}, attempt.status
    )
