"""Forms about devices, their sites and what they are connected to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.actions.keeping import add_device, change_device
from ventanilla.domain.devices.facts import COLUMNS, LONGEST_NOTES, Facts
from ventanilla.domain.devices.models import Device, DeviceLink, Kind, Site, State
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.contracts.forms import DayField, SeenForm
from ventanilla.doors.shared.forms import WordsField

MOST_OFFERED = 1_000
"""Devices that a choice offers, by name."""


class DeviceForm(SeenForm):
    """All that is said of a device."""

    name = forms.CharField(label=_("Nombre"), max_length=80)
    kind = forms.ChoiceField(label=pgettext_lazy("equipo", "Tipo"), choices=Kind.choices)
    brand = forms.CharField(label=_("Marca"), max_length=60, required=False)
    model = forms.CharField(label=_("Modelo"), max_length=80, required=False)
    serial = forms.CharField(label=_("Número de serie"), max_length=80, required=False)
    site = forms.ModelChoiceField(
        label=_("Sede"), queryset=Site.objects.none(), required=False, empty_label=_("Ninguna")
    )
    location = forms.CharField(label=_("Ubicación"), max_length=120, required=False)
    user = forms.CharField(label=_("Quién lo usa"), max_length=120, required=False)
    state = forms.ChoiceField(label=_("Estado"), choices=State.choices, initial=State.IN_SERVICE)
    ip = forms.CharField(label=_("Dirección IP"), max_length=60, required=False)
    mac = forms.CharField(label=_("Dirección MAC"), max_length=40, required=False)
    purchased_on = DayField(label=_("Fecha de compra"), required=False)
    warranty_until = DayField(label=_("Garantía hasta"), required=False)
    notes = WordsField(
        label=_("Notas"), max_length=LONGEST_NOTES, rows=3, required=False,
        help_text=_("Las lee también quien gestiona la red en la empresa. No escribas contraseñas."),
    )  # fmt: skip
    internal_note = WordsField(
        label=_("Nota interna"), max_length=LONGEST_NOTES, rows=3, required=False,
        help_text=_("El cliente no la ve."),
    )  # fmt: skip
    external_id = forms.CharField(
        label=_("Identificador externo"), max_length=60, required=False,
        help_text=_("Cómo lo llama otro programa, para importarlo sin que se repita."),
    )  # fmt: skip

    def __init__(self, *args: Any, customer: Customer, device: Device | None = None, **kwargs: Any) -> None:
        if device:
            told = {name: getattr(device, name) for name in COLUMNS}
            kwargs["initial"] = {**told, "seen": device.version, "site": device.site_id}
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = Site.objects.filter(customer=customer).in_order()  # type: ignore[attr-defined]

    @property
    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in COLUMNS})

    def add(self, customer: Customer, by: StaffMember) -> Device:
        return add_device(customer, self.facts, by=by, form_key=self.key)

    def change(self, device: Device, by: StaffMember) -> Device:
        return change_device(device, self.facts, by=by, seen=self.cleaned_data["seen"])


class SiteForm(forms.Form):
    name = forms.CharField(label=_("Nombre"), max_length=80)
    address = forms.CharField(label=_("Dirección"), max_length=250, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DeviceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic at run time
    """One of a customer's devices that are still there; and the one that is chosen, though it were retired."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Device.objects.none(), **options)

    def offer(self, customer: int, besides: int | None = None) -> None:
        theirs = Device.objects.filter(customer=customer)
        found = theirs.standing() | theirs.filter(pk=besides or 0)
        self.queryset = found.order_by("name", "pk")

    def label_from_instance(self, obj: Any) -> str:
        return " · ".join(filter(None, (obj.name, str(obj.get_kind_display()), obj.make)))


class LinkForm(forms.Form):
    to = DeviceChoice(label=_("Conectado a"), empty_label=_("Elige un equipo"))
    what = forms.ChoiceField(label=_("Cómo"), choices=DeviceLink.Medium.choices)
    port = forms.CharField(label=_("Puerto"), max_length=40, required=False)

    def __init__(self, *args: Any, device: Device, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.offer(device.customer_id)
        to.queryset = to.queryset.exclude(pk=device.pk)
