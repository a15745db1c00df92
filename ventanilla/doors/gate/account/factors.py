"""One's own second step: an application of codes, recovery codes, and proving again who one is."""

from __future__ import annotations

import logging

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.one_time import address
from ventanilla.core.qr import qr
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.customers.second_step import require_second_factor
from ventanilla.domain.people.actions.directory import knows_password
from ventanilla.domain.people.actions.factors import add_app, make_codes, remove_factor
from ventanilla.domain.people.actions.throttling import KNOWN_DEVICES, give_back, may_guess
from ventanilla.domain.people.directory import Silent
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.openid import the_provider
from ventanilla.domain.people.policy import is_from_directory
from ventanilla.domain.provider.house import the_house
from ventanilla.doors.gate.account.access import AccountRequest, account_page, fresh_page
from ventanilla.doors.gate.account.forms import AppForm, ConfirmForm
from ventanilla.doors.gate.directory import DIRECTORY_SILENT
from ventanilla.doors.gate.entering import within
from ventanilla.doors.gate.passkeys import signer_of
from ventanilla.doors.gate.second_step import CodeForm, proves
from ventanilla.doors.shared.access import stops_for_second_step
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import note_proof

log = logging.getLogger(__name__)
looking_and_sending = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_post_parameters("password", "code")
@looking_and_sending
@account_page
def confirm(request: AccountRequest) -> HttpResponse:
    """Before what must not be done by whoever finds the browser open."""
    person = request.person
    form: forms.Form = (CodeForm if person.has_second_factor else ConfirmForm)(request.POST or None)
    back = within(request.POST.get("next", "") or request.GET.get("next", "")) or "/cuenta/"
    if _signed(request) or (
        form.is_valid()
        and (proves(request, person, form) if isinstance(form, CodeForm) else _knows(request, form))
    ):
        note_proof(request)
        request.session.cycle_key()
        return redirect(back)
    elsewhere = the_provider() if not person.has_second_factor and person.identities.exists() else None
    has_password = person.has_usable_password() or is_from_directory(person)
    context = {"form": form, "back": back, "provider": elsewhere, "has_password": has_password}
    return render(request, "gate/account/confirm.html", context, status=Attempt(form).status)


@sensitive_post_parameters("code", "held")
@looking_and_sending
@fresh_page
def app(request: AccountRequest) -> HttpResponse:
    """GET shows a secret that nobody keeps; POST keeps it, when the application's code proves that it has it."""
    form = AppForm(request.POST or None, person=request.person)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        add_app, request.person, secret=form.secret, code=form.cleaned_data["code"], by=request.by
    ):
        return _added(request, attempt.result)
    link = address(form.secret, account=request.person.email, issuer=the_house().name)
    actor = request.by
    context = {
        "form": form, "picture": qr(link, label=_("Código QR para tu aplicación")), "link": link,
        "is_required": isinstance(actor, Membership | StaffMember) and stops_for_second_step(request, actor),
    }  # fmt: skip
    return render(request, "gate/account/app.html", context, status=attempt.status)


@require_POST
@fresh_page
def removal(request: AccountRequest) -> HttpResponse:
    factor = number_in(request.POST.get("factor", ""))
    if factor and remove_factor(request.person, factor, by=request.by):
        messages.success(request, _("Quitado."))
    return redirect("gate:account")


@looking_and_sending
@fresh_page
def codes(request: AccountRequest) -> HttpResponse:
    """GET asks, POST makes them and shows them this once."""
    if request.method == "POST":
        return render(
            request, "gate/account/codes.html", {"codes": make_codes(request.person, by=request.by)}
        )
    return render(request, "gate/account/codes_ask.html")


@require_POST
@fresh_page
def company(request: AccountRequest) -> HttpResponse:
    """An access manager asks everybody of the company for a second step, or no longer."""
    actor = request.by
    if isinstance(actor, Membership):
        require_second_factor(actor.customer, needed=request.POST.get("needed") == "yes", by=actor)
        messages.success(request, _("Guardado."))
    return redirect("gate:account")


def _added(request: AccountRequest, made: list[str]) -> HttpResponse:
    """With the first factor, the codes for the day that it is lost."""
    if made:
        return render(request, "gate/account/codes.html", {"codes": made})
    messages.success(request, _("Hecho. Desde ahora vale la aplicación nueva."))
    return redirect("gate:account")


def _signed(request: AccountRequest) -> bool:
    """One of their own passkeys has."""
    signer = signer_of(request) if request.POST.get("answer") else None
    return signer is not None and signer.pk == request.person.pk


def _knows(request: AccountRequest, form: forms.Form) -> bool:
    """The password is right, and there was a guess left; if not, the form says which."""
    guess = f"own:{request.person.pk}"
    if not may_guess(guess, KNOWN_DEVICES):
        form.add_error("password", _("Demasiados intentos. Espera un rato."))
        return False
    try:
        knows = knows_password(request.person, form.cleaned_data["password"])
    except Silent as error:
        log.warning("The directory is silent: %s", error)
        form.add_error("password", DIRECTORY_SILENT)
        return False
    if not knows:
        form.add_error("password", _("No es tu contraseña."))
        return False
    give_back(guess, KNOWN_DEVICES)
    return True
