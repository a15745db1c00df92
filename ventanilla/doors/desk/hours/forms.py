"""Forms about hour banks."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ventanilla.core.durations import in_hours
from ventanilla.core.text import money
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.selling import Terms, change_bank, sell_bank
from ventanilla.domain.hours.charging import Rules
from ventanilla.domain.hours.models import HourBank
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.contracts.forms import AmountField, DayField, SeenForm
from ventanilla.doors.desk.settings.forms.lengths import LengthField

UNITS = [
    (1, _("Al minuto")), (5, "5 min"), (10, "10 min"), (15, "15 min"), (30, "30 min"), (60, "1 h"),
]  # fmt: skip
YEAR = timedelta(days=364)


class MultiplierField(forms.CharField):
    """«1,5»: hundredths."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=6, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Any:
        words = super().clean(value).strip().lstrip("×x ").replace(",", ".")
        if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", words, re.ASCII):
            raise forms.ValidationError(_now("Escribe por cuánto se multiplica, como «1,5»."))
        return round(float(words) * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{value / 100:g}".replace(".", _now(",")) if isinstance(value, int) else value


class ClockField(forms.TimeField):
    """The browser's own clock: minutes since midnight."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def clean(self, value: Any) -> Any:
        at = super().clean(value)
        return at.hour * 60 + at.minute if at else 0

    def prepare_value(self, value: Any) -> Any:
        return time(value // 60, value % 60) if isinstance(value, int) else value


class BankForm(SeenForm):
    """What may change later, too."""

    name = forms.CharField(label=_("Nombre"), max_length=80)
    valid_from = DayField(label=_("Desde"))
    valid_until = DayField(label=_("Último día"))
    price = AmountField(
        label=_("Precio"), max_length=20, required=False,
        help_text=_("En euros y sin impuestos. Es informativo: no se factura con él."),
    )  # fmt: skip
    unit = forms.TypedChoiceField(label=_("Cada línea se redondea a"), choices=UNITS, coerce=int, initial=15)
    night = MultiplierField(label=_("Noche"), initial=150)
    night_from = ClockField(label=_("La noche empieza"), initial=22 * 60)
    night_until = ClockField(label=_("La noche termina"), initial=6 * 60)
    holiday = MultiplierField(
        label=_("Festivo"), initial=200, help_text=_("Según el calendario del cliente, o el de la casa.")
    )
    sundays = forms.BooleanField(label=_("Los domingos cuentan como festivos"), required=False, initial=True)
    travel = MultiplierField(
        label=_("Desplazamiento"), initial=100, help_text=_("Con 0 el desplazamiento no se descuenta.")
    )
    asks_first = forms.BooleanField(
        label=_("No pasar sin aprobación"), required=False,
        help_text=_("Un parte que pase de lo que queda no se emite hasta que el cliente lo apruebe."),
    )  # fmt: skip
    contract = forms.ModelChoiceField(
        label=_("Contrato"), queryset=Contract.objects.none(), required=False, empty_label=_("Ninguno")
    )

    def __init__(self, *args: Any, customer: Customer, bank: HourBank | None = None, **kwargs: Any) -> None:
        if bank:
            told = {name: getattr(bank, name) for name in ("name", "valid_from", "valid_until", "asks_first")}
            rules = {name: getattr(bank, name) for name in Rules.__dataclass_fields__}
            price = "" if bank.price is None else money(bank.price)
            around = {"price": price, "contract": bank.contract_id, "seen": bank.version}
            kwargs["initial"] = {**told, **rules, **around}
        super().__init__(*args, **kwargs)
        contracts = Contract.objects.filter(customer=customer).select_related("service").order_by("-ends_on")
        self.fields["contract"].queryset = contracts  # type: ignore[attr-defined]
        self.fields["contract"].label_from_instance = lambda one: f"{one.number} · {one.service.name}"  # type: ignore[attr-defined]

    @property
    def terms(self) -> Terms:
        typed = self.cleaned_data
        rules = Rules(**{name: typed[name] for name in Rules.__dataclass_fields__})
        told = {
            name: typed[name]
            for name in ("name", "valid_from", "valid_until", "price", "asks_first", "contract")
        }
        return Terms(rules=rules, **told)

    def change(self, bank: HourBank, by: StaffMember) -> HourBank:
        return change_bank(bank, self.terms, by=by, seen=self.cleaned_data["seen"])


class NewBankForm(BankForm):
    minutes = LengthField(label=_("Horas"), help_text=_("«20 h», «7 h 30»…"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = localdate()
        self.initial.update(valid_from=today, valid_until=today + YEAR)

    def sell(self, customer: Customer, by: StaffMember) -> HourBank:
        return sell_bank(customer, self.terms, minutes=self.cleaned_data["minutes"], by=by, form_key=self.key)


class AdjustForm(SeenForm):
    way = forms.ChoiceField(
        label=_("Qué hacer"), choices=[("add", _("Añadir")), ("take", _("Quitar"))], initial="add",
        widget=forms.RadioSelect,
    )  # fmt: skip
    minutes = LengthField(label=_("Cuánto"))
    reason = forms.CharField(label=_("Por qué"), max_length=250, help_text=_("El cliente lo lee."))

    @property
    def signed(self) -> int:
        minutes = int(self.cleaned_data["minutes"])
        return minutes if self.cleaned_data["way"] == "add" else -minutes


class GiveBackForm(forms.Form):
    minutes = LengthField(label=_("Cuánto"))
    reason = forms.CharField(label=_("Por qué"), max_length=250, help_text=_("El cliente lo lee."))


class MoveForm(forms.Form):
    to = forms.ModelChoiceField(label=_("A qué bono"), queryset=HourBank.objects.none(), empty_label=None)

    def __init__(self, *args: Any, customer: int, out_of: HourBank | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = HourBank.objects.running().filter(customer=customer, balance__gt=0)
        able = able.exclude(pk=out_of.pk) if out_of else able
        self.fields["to"].queryset = able.order_by("valid_until", "pk")  # type: ignore[attr-defined]
        self.fields["to"].label_from_instance = named  # type: ignore[attr-defined]


def named(bank: HourBank) -> str:
    """«Bono 20 h: quedan 6 h»."""
    return _now("%(name)s: quedan %(left)s") % {"name": bank.name, "left": in_hours(bank.left)}
