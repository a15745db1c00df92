"""The forms of the way in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.tickets.models import Rating


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    error_messages = {
        **AllauthLoginForm.error_messages,
        "email_password_mismatch": _("El correo o la contraseña no son correctos."),
        "account_inactive": _("El correo o la contraseña no son correctos."),
        "too_many_login_attempts": _("Demasiados intentos. Espera unos minutos o pide una contraseña nueva."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Correo")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "inputmode": "email", "autofocus": True}
        self.fields["password"].label = _("Contraseña")
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Recordar usuario")


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label=_("Correo"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Contraseña nueva"),
        max_length=200,
        strip=False,
        help_text=_("Al menos 12 caracteres. Vale una frase."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )


class RatingForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("¿Cómo ha ido?"),
        choices=Rating.Stars.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Elige de una a cinco estrellas."), "invalid_choice": _("Elige de una a cinco estrellas.")},
    )
    comment = forms.CharField(
        label=_("¿Quieres contarnos algo más?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
