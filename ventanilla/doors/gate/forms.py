"""The forms of the way in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Correo")
        self.fields["login"].widget.attrs = {
            "autocomplete": "username",
            "inputmode": "email",
            "autofocus": True,
        }
        self.fields["password"].label = _("Contraseña")
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Recordar usuario")


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label=_("Correo"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Contraseña nueva"),
        max_length=200,
        strip=False,
        help_text=_("Al menos 12 caracteres. Vale una frase."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )


class TwiceForm(forms.Form):
    """With a field `password`: the same once more, so that nobody is locked out by a slip of the finger."""

    again = forms.CharField(
        label=_("La misma otra vez"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if "password" in typed and "again" in typed and typed["password"] != typed["again"]:
            self.add_error("again", gettext("No es la misma: escríbela otra vez."))
        return typed
