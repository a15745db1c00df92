"""Forms about invoices: what a person says of a file that does not say it, why something is taken back, what was paid."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.core import tax_id
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.matching import Told, currency_of
from ventanilla.domain.invoices.models import Arrival
from ventanilla.domain.provider.house import the_house


class AmountField(forms.Field):
    """Money as people write it: «1.204,50», «484», «-96,80 €»."""

    def to_python(self, value: Any) -> Decimal | None:
        words = "".join(str(value or "").replace("€", "").replace("−", "-").split())
        if not words:
            return None
        if "," in words:
            words = words.replace(".", "").replace(",", ".")
        elif re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+", words):
            words = words.replace(".", "")
        if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,2})?", words):
            raise forms.ValidationError(_("Escribe un importe, como 484,00."))
        return Decimal(words)


class ArrivalForm(forms.Form):
    """It begins with what could be read, and with what is usual."""

    customer = forms.CharField(
        label=_("Cliente"), max_length=120, help_text=_("Su código, su CIF o su nombre exacto.")
    )
    number = forms.CharField(
        label=_("Número"), max_length=60, help_text=_("Como está en la factura, con su serie.")
    )
    issued_on = forms.DateField(
        label=_("Fecha de la factura"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    due_on = forms.DateField(
        label=_("Vencimiento"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    total = AmountField(label=_("Total"))
    concept = forms.CharField(label=_("Concepto"), max_length=200, required=False)
    rectifies_number = forms.CharField(
        label=_("Rectifica a"),
        max_length=100,
        required=False,
        help_text=_("El número de la que corrige, si corrige una."),
    )
    issuer_tax_id = forms.CharField(label=_("CIF de quien la emite"), max_length=20)

    def __init__(self, *args: Any, arrival: Arrival, **kwargs: Any) -> None:
        self.arrival = arrival
        super().__init__(*args, **{**kwargs, "initial": _initial(arrival)})

    def clean_customer(self) -> Customer:
        words = " ".join(self.cleaned_data["customer"].split()).partition(" · ")[0]
        for fits in ({"code__iexact": words}, {"tax_id": tax_id.tidy(words)}, {"name__iexact": words}):
            found = list(Customer.objects.standing().filter(**fits)[:2]) if all(fits.values()) else []
            if len(found) == 1:
                return found[0]
            if found:
                raise forms.ValidationError(_("Varios clientes son así: escribe el código del que es."))
        trouble = (
            tax_id.trouble_with(tax_id.tidy(words))
            if re.fullmatch(r"[A-Za-z]?\W?[\d. -]{7,11}\w?", words)
            else ""
        )
        raise forms.ValidationError(
            trouble or _("No hay ningún cliente con ese código, ese CIF ni ese nombre.")
        )

    def clean_issuer_tax_id(self) -> str:
        number = tax_id.tidy(self.cleaned_data["issuer_tax_id"])
        if trouble := tax_id.trouble_with(number):
            raise forms.ValidationError(trouble)
        return number

    def told(self) -> Told:
        """What was typed, with what was read and nobody asks for. A number as the file has it keeps its series apart."""
        of, read = self.cleaned_data, self.arrival.facts
        series, number = read.get("series", ""), of["number"]
        if series and number == _with_series(read):
            number = read["number"]
        else:
            series = ""
        return Told(
            issuer_tax_id=of["issuer_tax_id"], number=number, series=series, issued_on=of["issued_on"],
            due_on=of["due_on"], total=of["total"], net=_decimal(read.get("net")), tax=_decimal(read.get("tax")),
            currency=currency_of(read.get("currency", "EUR")), concept=" ".join(of["concept"].split()),
            rectifies_number=of["rectifies_number"],
        )  # fmt: skip


class WithdrawForm(forms.Form):
    because = forms.CharField(
        label=_("Por qué"),
        max_length=250,
        help_text=_("Queda en el registro. El cliente deja de verla; nada se borra."),
    )


class PaymentsForm(forms.Form):
    file = forms.FileField(
        label=_("Archivo CSV"),
        error_messages={"required": _("Elige un archivo.")},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


def customer_in(text: str) -> int | None:
    return number_in(text) if text else None


def _initial(arrival: Arrival) -> dict[str, Any]:
    read, whose = arrival.facts, arrival.customer
    return {
        **{name: read.get(name, "") for name in ("issued_on", "due_on", "concept", "rectifies_number")},
        "total": read.get("total", "").replace(".", ","), "number": _with_series(read),
        "issuer_tax_id": read.get("issuer_tax_id") or the_house().tax_id,
        "customer": f"{whose.code} · {whose.name}" if whose else read.get("customer_tax_id", ""),
    }  # fmt: skip


def _with_series(read: dict[str, str]) -> str:
    return "-".join(one for one in (read.get("series", ""), read.get("number", "")) if one)


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
