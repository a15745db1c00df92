"""The first page of all: whoever reads the console makes their account here, once."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ventanilla.domain.people.actions.first_start import begin
from ventanilla.domain.provider.house import the_house_now
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.entering import come_in
from ventanilla.doors.gate.forms import TwiceForm
from ventanilla.doors.shared.forms import Attempt


class SetupForm(TwiceForm):
    field_order = ("code", "name", "email", "password", "again")

    code = forms.CharField(
        label=gettext_lazy("Código"), max_length=40,
        help_text=gettext_lazy("El que enseña la consola donde se ha abierto Ventanilla."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false",
                   "autofocus": True, "class": "num"}
        ),
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("Tu nombre"), max_length=120,
        help_text=gettext_lazy("Lo leerán los clientes en tus respuestas."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Tu correo"), max_length=254, help_text=gettext_lazy("Con él entrarás."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )  # fmt: skip
    password = forms.CharField(
        label=gettext_lazy("Contraseña"), max_length=200, strip=False,
        help_text=gettext_lazy("Al menos 12 caracteres. Vale una frase."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    @property
    def account(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("code", "name", "email", "password")}


@sensitive_post_parameters("code", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def first_account(request: HttpRequest) -> HttpResponse:
    """Open while nobody administrates and the console shows a code; closed for ever after."""
    if not the_house_now().row.setup_code_hash:
        return redirect("gate:welcome")
    form = SetupForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid():
        if refusal := ratelimit.count(request, action="setup_code"):
            return refusal
        if attempt.to(begin, **form.account):
            return come_in(
                request, attempt.result.person, way="password", remember=True, to=reverse("desk:first_steps")
            )
    return render(request, "gate/setup.html", {"form": form}, status=attempt.status)
