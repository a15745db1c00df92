"""The pages behind two links that a company's manager had sent: a place to take, and a new address to confirm.

GET shows, POST acts, and neither asks for a login: who reads that mail is who is meant.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ventanilla.domain.customers.actions.addresses import address_behind, confirm_new_address
from ventanilla.domain.customers.actions.joining import invited_by
from ventanilla.domain.provider.models import Information
from ventanilla.domain.tickets.actions.handing_over import take_place
from ventanilla.doors.shared.access import signed_in
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.information import InformedForm
from ventanilla.doors.shared.sessions import SEVERAL


class JoinForm(InformedForm):
    """Who has a password already need not say anything."""

    informs = Information.Kind.INVITATION

    name = forms.CharField(
        label=_("Tu nombre"), max_length=120, help_text=_("Lo leerán quienes te atiendan."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Contraseña"), max_length=200, strip=False, help_text=_("Al menos 12 caracteres. Vale una frase."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_known:
            del self.fields["name"], self.fields["password"]

    @property
    def told(self) -> dict[str, Any]:
        """What was typed, once the form is valid."""
        return {name: self.cleaned_data[name] for name in ("name", "password") if name in self.fields}


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    member = invited_by(token)
    if member is None:
        return render(request, "gate/link_dead.html", {"about": "invitation"}, status=404)
    is_known = member.person.has_usable_password()
    typed = request.POST if request.method == "POST" else None
    form = JoinForm(typed, is_known=is_known, initial={"name": member.invited_as})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(take_place, token, **form.told, shown=form.shown):
        row = signed_in(request)
        if row and row.person_id == member.person_id:
            request.session[SEVERAL] = True  # they came in before they had a choice
        return render(request, "gate/joined.html", {"member": member})
    context = {"form": form, "member": member, "is_known": is_known}
    return render(request, "gate/invitation.html", context, status=attempt.status)


@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest, token: str) -> HttpResponse:
    change = address_behind(token)
    if change is None:
        return render(request, "gate/link_dead.html", {"about": "address"}, status=404)
    form = forms.Form(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(confirm_new_address, token):
        _member, key = attempt.result
        if key:
            return redirect("gate:new_password", key)
        return render(request, "gate/address_changed.html", {"address": change.email})
    return render(request, "gate/new_address.html", {"form": form, "change": change}, status=attempt.status)
