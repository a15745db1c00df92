"""One's own passkeys: making one. They are taken away like any factor."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.browsers import browser_in
from ventanilla.domain.people.actions.passkeys import add_passkey, offer_passkey
from ventanilla.doors.gate.account.access import AccountRequest, fresh_page
from ventanilla.doors.gate.passkeys import LONGEST, keep_challenge, take_challenge
from ventanilla.doors.shared.forms import Attempt


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Cómo la llamas"), max_length=60,
        help_text=gettext_lazy("Para reconocerla si un día la quitas: «Portátil», «Móvil»."),
    )  # fmt: skip
    answer = forms.CharField(
        max_length=LONGEST, widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("El dispositivo no ha llegado a crearla. Prueba otra vez.")},
    )  # fmt: skip


@require_POST
@fresh_page
def challenge(request: AccountRequest) -> HttpResponse:
    """What the script asks the device to make a key for."""
    return keep_challenge(request, *offer_passkey(request.person))


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_page
def passkey(request: AccountRequest) -> HttpResponse:
    named = browser_in(request.headers.get("User-Agent", ""))
    form = PasskeyForm(request.POST or None, initial={"name": named})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        add_passkey, request.person, challenge=take_challenge(request), by=request.by, **form.cleaned_data
    ):
        if attempt.result:
            return render(request, "gate/account/codes.html", {"codes": attempt.result})
        messages.success(request, _("Llave añadida."))
        return redirect("gate:account")
    return render(request, "gate/account/passkey.html", {"form": form}, status=attempt.status)
