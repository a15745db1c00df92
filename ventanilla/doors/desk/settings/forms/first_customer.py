"""The first customer, with its first contact, as the first steps ask for both at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.adding import add_customer
from ventanilla.domain.customers.actions.contacts import invite_contact
from ventanilla.domain.customers.actions.facts import Company, next_code
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.people.models import StaffMember


class FirstCustomerForm(forms.Form):
    """The contact manages everything of theirs."""

    name = forms.CharField(label=_("Nombre del cliente"), max_length=120)
    code = forms.CharField(
        label=_("Código de cliente"),
        max_length=20,
        help_text=_("El de vuestras facturas, o el que proponemos."),
    )
    tax_id = forms.CharField(label=_("CIF o NIF"), max_length=20, required=False)
    contact_name = forms.CharField(
        label=_("Nombre y apellidos"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    contact_email = forms.EmailField(
        label=_("Correo"), max_length=254, help_text=_("Le llega una invitación para elegir contraseña."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("code", next_code())

    @transaction.atomic
    def save(self, by: StaffMember) -> Customer:
        """Raises what the verbs raise, about the fields as they are called here."""
        typed = self.cleaned_data
        customer = add_customer(Company(**{name: typed[name] for name in ("name", "code", "tax_id")}), by=by)
        # Nobody is there yet whom a caller could pretend to be.
        reason = _now("Primer contacto, al dar de alta al cliente")
        try:
            invite_contact(
                by=by, customer=customer, name=typed["contact_name"], email=typed["contact_email"],
                grant=grant_of_preset(Preset.MANAGER), reason=reason,
            )  # fmt: skip
        except Refused as refusal:
            raise Refused(refusal.reason, field=f"contact_{refusal.field}") from refusal
        return customer
