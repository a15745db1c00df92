"""Forms about contracts."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.core.text import money
from ventanilla.domain.contracts.actions.contracting import (
    LONGEST_MONTHS,
    LONGEST_NOTICE,
    Terms,
    add_contract,
    change_contract,
    next_number,
)
from ventanilla.domain.contracts.models import Contract, Renewing, Service
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.settings.forms.levels import LevelChoice
from ventanilla.doors.shared.forms import KeyedForm


class DayField(forms.DateField):
    """The browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AmountField(forms.CharField):
    """Euros as people write them: «1.234,50», «1234.5», «480 €»."""

    def clean(self, value: Any) -> Any:
        text = re.sub(r"[\s€\u00a0]", "", super().clean(value))
        if not text:
            return None
        if "," in text:
            text = text.replace(".", "").replace(",", ".")
        elif re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
            text = text.replace(".", "")
        try:
            amount = Decimal(text) if re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text, re.ASCII) else None
        except InvalidOperation:
            amount = None
        if amount is None or amount != round(amount, 2):
            raise forms.ValidationError(_now("Escribe un importe en euros, como «1.234,50»."))
        return round(amount, 2)


class SeenForm(KeyedForm):
    """`seen`: the version that stood on the screen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class TermsForm(SeenForm):
    """What may change later, too."""

    number = forms.CharField(label=_("Número"), max_length=40)
    about = forms.CharField(
        label=_("Qué cubre"),
        max_length=160,
        required=False,
        help_text=_("«25 equipos», el nombre del dominio…"),
    )
    renewing = forms.ChoiceField(label=_("Renovación"), choices=Renewing.choices, initial=Renewing.TACIT)
    months = forms.IntegerField(
        label=_("Meses de cada periodo"), min_value=1, max_value=LONGEST_MONTHS, initial=12
    )
    notice_days = forms.IntegerField(
        label=_("Días de preaviso"), min_value=0, max_value=LONGEST_NOTICE, initial=30,
        help_text=_("Si se renueva automáticamente, hasta cuándo se puede decir que no."),
    )  # fmt: skip
    amount = AmountField(
        label=_("Importe de cada periodo"), max_length=20, required=False,
        help_text=_("En euros y sin impuestos. Es informativo: no se factura con él."),
    )  # fmt: skip
    level = LevelChoice(empty_label=_("El del cliente, o el que toque"))

    def __init__(self, *args: Any, contract: Contract | None = None, **kwargs: Any) -> None:
        if contract:
            told = {name: getattr(contract, name) for name in Terms.__dataclass_fields__}
            amount = "" if contract.amount is None else money(contract.amount)
            kwargs["initial"] = {
                **told,
                "amount": amount,
                "level": contract.level_id,
                "seen": contract.version,
            }
        super().__init__(*args, **kwargs)
        self.fields["level"].keep(contract.level_id if contract else None)  # type: ignore[attr-defined]

    @property
    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__dataclass_fields__})

    def change(self, contract: Contract, by: StaffMember) -> Contract:
        return change_contract(contract, self.terms, by=by, seen=self.cleaned_data["seen"])


class NewContractForm(TermsForm):
    service = forms.ModelChoiceField(
        label=_("Servicio"), queryset=Service.objects.none(), empty_label=_("Elige un servicio")
    )
    starts_on = DayField(label=pgettext_lazy("contrato", "Alta"))
    ends_on = DayField(
        label=_("Último día del primer periodo"), required=False,
        help_text=_("Vacío: el que digan los meses.")
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = Service.objects.offered().order_by("position", "name")  # type: ignore[attr-defined]
        self.initial.update(number=next_number(), starts_on=localdate())

    def add(self, customer: Customer, by: StaffMember) -> Contract:
        typed = self.cleaned_data
        return add_contract(
            customer, typed["service"], self.terms, by=by, starts_on=typed["starts_on"], ends_on=typed["ends_on"],
            form_key=self.key,
        )  # fmt: skip


class PeriodForm(SeenForm):
    ends_on = DayField(label=_("Hasta"), required=False)
    amount = AmountField(label=_("Importe del periodo"), max_length=20, required=False)


class CancelForm(SeenForm):
    on = DayField(label=_("Último día"))
    because = forms.CharField(label=_("Por qué"), max_length=250, required=False)


class ManagerForm(forms.Form):
    manager = forms.ModelChoiceField(
        label=_("Gestor de la cuenta"),
        queryset=StaffMember.objects.none(),
        required=False,
        empty_label=_("Nadie"),
    )

    def __init__(self, *args: Any, now: StaffMember | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"manager": now.pk if now else None}})
        here = StaffMember.objects.filter(is_active=True, person__is_active=True).select_related("person")
        self.fields["manager"].queryset = here.order_by("person__name")  # type: ignore[attr-defined]
        self.fields["manager"].label_from_instance = lambda one: one.actor_name  # type: ignore[attr-defined]
