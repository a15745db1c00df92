"""A new customer, and a new contact of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.adding import add_contact, add_customer
from ventanilla.domain.customers.actions.facts import Company, next_code
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.presets import Preset
from ventanilla.domain.journal.actors import Actor


class CustomerForm(forms.Form):
    name = forms.CharField(label=_("Nombre del cliente"), max_length=120)
    code = forms.CharField(
        label=_("Código de cliente"),
        max_length=20,
        help_text=_("El de vuestras facturas, o el que proponemos."),
    )
    tax_id = forms.CharField(label=_("CIF o NIF"), max_length=20, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("code", next_code())

    def save(self, by: Actor) -> Customer:
        facts = {name: self.cleaned_data[name] for name in ("name", "code", "tax_id")}
        return add_customer(Company(**facts), by=by)


class ContactForm(forms.Form):
    contact_name = forms.CharField(
        label=_("Nombre y apellidos"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    contact_email = forms.EmailField(
        label=_("Correo"), max_length=254, help_text=_("Le llega una invitación para elegir contraseña."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    preset = forms.ChoiceField(
        label=_("Qué puede ver"), choices=Preset.choices, initial=Preset.OWN, widget=forms.RadioSelect
    )

    def save(self, customer: Customer, by: Actor) -> Membership:
        """Raises what the verb raises, about the fields as they are called here."""
        typed = self.cleaned_data
        facts = {"name": typed["contact_name"], "email": typed["contact_email"]}
        try:
            return add_contact(customer, by=by, **facts, preset=Preset(typed.get("preset") or Preset.MANAGER))
        except Refused as refusal:
            raise Refused(refusal.reason, field=f"contact_{refusal.field}") from refusal


class FirstCustomerForm(CustomerForm, ContactForm):
    """Both at once, as the first steps ask: the first contact manages everything of theirs."""

    preset = None  # type: ignore[assignment]  # Django's way of leaving out a parent's field

    @transaction.atomic
    def save(self, by: Actor) -> Customer:  # type: ignore[override]  # both at once
        customer = CustomerForm.save(self, by)
        ContactForm.save(self, customer, by)
        return customer
