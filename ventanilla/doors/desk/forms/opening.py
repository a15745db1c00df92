"""What a technician writes down for somebody who calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.domain.tickets.wording import urgency_choices
from ventanilla.doors.shared.forms import KeyedForm, SeveralField, WordsField


class Colleagues(SeveralField):
    """The other contacts of a customer, by their names."""

    def label_from_instance(self, member: Membership) -> str:
        return f"{member.person.name} · {member.job_title or member.person.email}"


class OpeningForm(KeyedForm):
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación"),
        queryset=Application.objects.offered(),
        required=False,
        empty_label=_("Ninguna"),
    )
    urgency = forms.ChoiceField(
        label=_("¿Cuánta prisa le corre?"),
        choices=urgency_choices,
        initial=Priority.MEDIUM,
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(label=_("Asunto"), required=False, max_length=150)
    message = WordsField(
        label=_("¿Qué cuenta?"), rows=6,
        help_text=_("El cliente lo lee como primer mensaje de su incidencia."),
        error_messages={"required": _("Escribe qué le pasa.")},
    )  # fmt: skip
    copies = Colleagues(
        label=_("En copia"),
        queryset=Membership.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    addresses = forms.CharField(
        label=_("Otras direcciones en copia"), required=False, max_length=500,
        help_text=_("Separadas por comas. Quien no sea contacto no recibe nada hasta que su empresa lo acepte."),
    )  # fmt: skip

    def __init__(self, *args: Any, requester: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Membership.objects.alive().filter(customer=requester.customer_id).exclude(pk=requester.pk)
        field: Any = self.fields["copies"]
        field.queryset = others.select_related("person").order_by("person__name", "pk")

    def clean_addresses(self) -> list[str]:
        addresses = self.cleaned_data["addresses"].replace(";", ",").split(",")
        found = [address.strip() for address in addresses if address.strip()]
        for address in found:
            validate_email(address)
        return found

    @property
    def request(self) -> Request:
        """What was asked for, once the form is valid."""
        names = ("type", "application", "urgency", "subject", "message")
        return Request(**{name: self.cleaned_data[name] for name in names})

    @property
    def copied(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("copies", "addresses")}
