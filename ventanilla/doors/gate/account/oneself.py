"""Tus datos: what one is called, one's language and telephones; and another address to come in by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.customers.actions.oneself import OwnFacts, change_oneself, own_facts
from ventanilla.domain.customers.actions.own_address import (
    ask_own_address,
    confirm_own_address,
    forget_own_address,
    own_address_behind,
)
from ventanilla.domain.customers.models import Membership
from ventanilla.doors.gate.account.access import AccountRequest, account_page
from ventanilla.doors.shared.forms import Attempt, telephone
from ventanilla.doors.shared.language import keep_language
from ventanilla.doors.shared.proof import brought, has_just_proved, to_prove

looking_and_sending = require_http_methods(["GET", "HEAD", "POST"])


class OneselfForm(forms.Form):
    """`seen`: the version of their place in the company; only of contacts, of whom a colleague may change the telephones."""

    name = forms.CharField(
        label=gettext_lazy("Nombre y apellidos"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=gettext_lazy("Idioma"), choices=[("es", "Español"), ("en", "English")], widget=forms.RadioSelect,
        help_text=gettext_lazy("De estas páginas y de los correos que te llegan."),
    )  # fmt: skip
    phone, mobile = telephone(), telephone(gettext_lazy("Móvil"))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: Membership | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if place is None:
            del self.fields["mobile"], self.fields["seen"]


class OwnAddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Correo nuevo"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )  # fmt: skip


@looking_and_sending
@account_page
def oneself(request: AccountRequest) -> HttpResponse:
    person, place = request.person, request.by if isinstance(request.by, Membership) else None
    now = {**vars(own_facts(person, request.by)), "seen": place.version if place else None}
    form = OneselfForm(request.POST if request.method == "POST" else None, initial=now, place=place)
    attempt = Attempt(form)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        seen = typed.pop("seen", None)
        if attempt.to(change_oneself, person, OwnFacts(**typed), by=request.by, seen=seen):
            answer = redirect("gate:account")
            keep_language(answer, typed["language"])
            with translation.override(typed["language"]):
                messages.success(request, _("Guardado."))
            return answer
    if place:
        attempt.see_anew(place)
    context = {"form": form, "place": place}
    return render(request, "gate/account/oneself.html", context, status=attempt.status)


@looking_and_sending
@account_page
def own_address(request: AccountRequest) -> HttpResponse:
    """Whoever reads a person's mail can come in as them: it is asked for only by who has just proved who they are."""
    if not has_just_proved(request):
        return to_prove(request)
    form = OwnAddressForm(request.POST if request.method == "POST" else None, initial=brought(request))
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        ask_own_address, request.person, form.cleaned_data["email"], by=request.by
    ):
        told = {"email": form.cleaned_data["email"]}
        messages.success(
            request, _("Hemos escrito a %(email)s: el correo cambia cuando lo confirmes desde ahí.") % told
        )
        return redirect("gate:account")
    return render(request, "gate/account/own_address.html", {"form": form}, status=attempt.status)


@require_POST
@account_page
def keep_address(request: AccountRequest) -> HttpResponse:
    if forget_own_address(request.person, by=request.by):
        messages.success(request, _("Todo sigue como estaba."))
    return redirect("gate:account")


@looking_and_sending
def confirmed(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link of the letter. GET shows, POST acts, and neither asks for a login: who reads that mail is meant."""
    change = own_address_behind(token)
    if change is None:
        return render(request, "gate/link_dead.html", {"about": "own_address"}, status=404)
    form = forms.Form(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(confirm_own_address, token):
        return render(request, "gate/address_changed.html", {"address": change.email})
    return render(request, "gate/own_address.html", {"form": form, "change": change}, status=attempt.status)
