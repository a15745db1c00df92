"""Where letters come from, and how they leave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.actions import change_post
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.account import PORTS, Security
from ventanilla.domain.provider.actions import change_invoice_mail, change_push
from ventanilla.domain.provider.house import House
from ventanilla.domain.provider.server import MailFacts, Server
from ventanilla.doors.desk.settings.forms.aspects import AspectForm
from ventanilla.doors.shared.forms import KeyedForm

SERVER_FIELDS = ("host", "port", "security", "user", "password")


class MailForm(AspectForm):
    aspects = {"mail": aspects.MAIL}

    mail_from = forms.EmailField(
        label=_("Los correos salen de"), help_text=_("Un buzón vuestro: las respuestas llegan a él."),
        widget=forms.EmailInput(attrs={"placeholder": "soporte@tuempresa.es"}),
    )  # fmt: skip
    host = forms.CharField(
        label=_("Servidor"), max_length=200, required=False,
        help_text=_("El SMTP de tu proveedor de correo. Vacío: los correos se retienen."),
        widget=forms.TextInput(attrs={"placeholder": "mail.tuempresa.es", "autocomplete": "off"}),
    )  # fmt: skip
    security = forms.ChoiceField(label=_("Cifrado"), choices=Security.choices)
    port = forms.IntegerField(label=_("Puerto"), required=False, min_value=1, max_value=65535)
    user = forms.CharField(
        label=_("Usuario"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Contraseña"), max_length=200, required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, house=house, **kwargs)
        account = house.mail_account
        if account.is_configured:
            for name in SERVER_FIELDS:
                del self.fields[name]
        elif account.has_password:
            self.fields["password"].help_text = _("Hay una guardada. Escribe otra solo si ha cambiado.")

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        account = house.mail_account
        facts = {name: getattr(account, name) for name in ("host", "port", "security", "user")}
        return {"mail_from": house.mail_from, **facts}

    def save(self, by: Actor) -> object:
        facts = MailFacts(mail_from=self.cleaned_data["mail_from"], server=self._server())
        return change_post(facts, by=by, seen=self.seen("mail"))

    def _server(self) -> Server | None:
        if "host" not in self.fields:
            return None
        typed = {name: self.cleaned_data[name] for name in SERVER_FIELDS}
        return Server(**{**typed, "port": typed["port"] or PORTS[Security(typed["security"])]})


class OwnMailForm(MailForm):
    """In the settings; the first steps ask for less."""

    aspects = {**MailForm.aspects, "invoices": aspects.INVOICE_MAIL, "push": aspects.PUSH}

    attaches_invoices = forms.BooleanField(
        label=_("El correo de una factura nueva lleva el archivo"), required=False,
        help_text=_("Sin marcar lleva un enlace, que pide entrar: en un buzón no queda ninguna factura."),
    )  # fmt: skip
    sends_push = forms.BooleanField(
        label=_("Cada cual puede recibir avisos en sus dispositivos"), required=False,
        help_text=_("Los lleva cifrados el servicio de su navegador: sabe a qué dispositivo van y cuándo, no qué dicen."),
    )  # fmt: skip

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {
            **super().told_by(house),
            "attaches_invoices": house.attaches_invoices,
            "sends_push": house.row.sends_push,
        }

    def save(self, by: Actor) -> object:
        with transaction.atomic():
            change_invoice_mail(
                attached=self.cleaned_data["attaches_invoices"], by=by, seen=self.seen("invoices")
            )
            change_push(sent=self.cleaned_data["sends_push"], by=by, seen=self.seen("push"))
            return super().save(by)


class TrialForm(KeyedForm):
    to = forms.EmailField(label=_("Enviar a"), max_length=254)
