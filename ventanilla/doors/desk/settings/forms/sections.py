"""Which sections of the portal there are, for everybody or for one customer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from ventanilla.domain.customers.actions.keeping import switch_sections_off as switch_off_for
from ventanilla.domain.customers.models import SWITCHABLE, Customer, section_is_on
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import switch_sections_off
from ventanilla.domain.provider.house import House
from ventanilla.doors.desk.settings.forms.aspects import AspectForm
from ventanilla.doors.shared.switches import field_of, off_in, switch


class SectionsForm(AspectForm):
    aspects = {"sections": aspects.SECTIONS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({field_of(one): switch(one) for one in SWITCHABLE})

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {field_of(one): one.value not in house.row.sections_off for one in SWITCHABLE}

    def words_for(self, name: str, value: Any) -> str:
        return _("encendida") if value else _("apagada")

    def save(self, by: Actor) -> object:
        return switch_sections_off(off_in(self.cleaned_data), by=by, seen=self.seen("sections"))


class CustomerSectionsForm(forms.Form):
    """What is off for everybody cannot be switched on for one."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        self.customer = customer
        told = {field_of(one): one.value not in customer.sections_off for one in SWITCHABLE}
        super().__init__(*args, **{**kwargs, "initial": {**told, "seen": customer.version}})
        for one in SWITCHABLE:
            field = self.fields[field_of(one)] = switch(one)
            if not section_is_on(None, one):
                field.disabled, field.help_text = True, _("Apagada para todos los clientes, en Ajustes.")

    def keep(self, by: Actor) -> Customer:
        """Raises what the verb raises."""
        typed = self.cleaned_data
        return switch_off_for(self.customer, off_in(typed), by=by, seen=typed["seen"])

    def see_anew(self) -> None:
        """The page shows it as it is now: there is little to choose anew."""
        now = Customer.objects.get(pk=self.customer.pk)
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["seen"] = str(now.version)
