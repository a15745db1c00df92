"""A known caller: the code that they read out, or one that goes to their registered address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.customers.actions.calls import send_code, verify_caller
from ventanilla.domain.customers.models import Membership
from ventanilla.doors.desk.callers.forms import CodeForm
from ventanilla.doors.desk.callers.reads import standing
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def caller(request: DeskRequest, number: int) -> HttpResponse:
    """Is it really them? GET tells what is known, POST tries a code."""
    member = _found(number)
    form = CodeForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(verify_caller, member, form.cleaned_data["code"], by=request.actor):
        messages.success(request, _("Verificado: es %(name)s.") % {"name": member.actor_name})
        return redirect("desk:caller", number)
    context = {
        "member": member, "form": form, "rail": rail(current="customers"), **standing(member.customer, member),
    }  # fmt: skip
    return render(request, "desk/callers/caller.html", context, status=attempt.status)


@require_POST
@desk_page
def letter(request: DeskRequest, number: int) -> HttpResponse:
    member = _found(number)
    send_code(member, by=request.actor)
    messages.success(request, _("Código enviado a %(email)s.") % {"email": member.person.email})
    return redirect("desk:caller", number)


def _found(number: int) -> Membership:
    rows = Membership.objects.kept().select_related("person", "customer")
    return get_object_or_404(rows, pk=number)
