"""One form for a customer, new or not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ventanilla.core.tax_id import tidy
from ventanilla.core.text import number_in
from ventanilla.domain.customers.actions.adding import add_customer
from ventanilla.domain.customers.actions.facts import COLUMNS, LONGEST_NOTES, Company, namesakes, next_code
from ventanilla.domain.customers.actions.keeping import change_customer
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.shared.forms import WordsField, telephone


class CustomerForm(RowForm):
    """`another`: the name that somebody was told is taken, and that they want all the same."""

    name = forms.CharField(label=_("Nombre del cliente"), max_length=120)
    legal_name = forms.CharField(label=_("Razón social"), max_length=160, required=False)
    code = forms.CharField(
        label=_("Código de cliente"),
        max_length=20,
        help_text=_("El de vuestras facturas, o el que proponemos."),
    )
    tax_id = forms.CharField(
        label=_("CIF o NIF"),
        max_length=30,
        required=False,
        help_text=_("De otro país, con sus letras delante: PT501964843."),
    )
    phone = telephone()
    email = forms.CharField(
        label=_("Correo"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email"}),
    )
    address = forms.CharField(label=_("Dirección"), max_length=250, required=False)
    external_id = forms.CharField(
        label=_("Identificador externo"),
        max_length=60,
        required=False,
        help_text=_("Cómo lo llama vuestro programa de gestión: las importaciones lo reconocen por él."),
    )
    notes = WordsField(label=_("Notas internas"), max_length=LONGEST_NOTES, rows=5, required=False)
    another = forms.CharField(max_length=120, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.twins: list[Customer] = []
        for name in COLUMNS:
            self.fields[name].widget.attrs.setdefault("autocomplete", "off")

    @classmethod
    def told_by(cls, row: Any) -> dict[str, Any]:
        if row is None:
            return {"code": next_code()}
        return {name: getattr(row, name) for name in COLUMNS}

    @classmethod
    def mark_of(cls, row: Any) -> str:
        return str(row.version) if row else ""

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        name = typed.get("name", "")
        is_new_name = self.row is None or name.casefold() != self.row.name.casefold()
        called_so = namesakes(name, but=self.row) if is_new_name else []
        self.twins = [*called_so, *self._with_its_number(typed.get("tax_id", ""), called_so)]
        if called_so and typed.get("another") != name:
            self.add_error(
                "name", _now("Ya hay un cliente que se llama así. Si es otro, vuelve a pulsar «Guardar».")
            )
            self.data = QueryDict.copy(self.data) if isinstance(self.data, QueryDict) else dict(self.data)
            self.data["another"] = name
        return typed

    def keep(self, by: Actor) -> Customer:
        """Raises what the verbs raise."""
        company = Company(**{name: self.cleaned_data[name] for name in COLUMNS})
        if self.row is None:
            return add_customer(company, by=by)
        return change_customer(self.row, company, by=by, seen=number_in(self.cleaned_data["seen"]))

    def _with_its_number(self, number: str, but: list[Customer]) -> list[Customer]:
        if not tidy(number):
            return []
        out = [one.pk for one in [*but, *([self.row] if self.row else [])]]
        return list(Customer.objects.filter(tax_id=tidy(number)).exclude(pk__in=out)[:5])
