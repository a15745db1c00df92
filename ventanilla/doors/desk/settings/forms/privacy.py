"""What administrators say about the data of people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy.actions.holding_back import place_hold
from ventanilla.domain.privacy.actions.retaining import set_terms
from ventanilla.domain.privacy.models import Hold
from ventanilla.domain.privacy.terms import KINDS, days_of_all
from ventanilla.domain.provider.information import publish_information
from ventanilla.domain.provider.models import Information
from ventanilla.doors.shared.forms import WordsField


class InformationForm(forms.Form):
    es = WordsField(
        label=_("En español"), rows=14, max_length=20_000,
        help_text=_("Se escribe como un mensaje: **negrita**, listas y enlaces."),
    )  # fmt: skip
    en = WordsField(
        label=_("En inglés"), rows=8, max_length=20_000, required=False,
        help_text=_("Sin él, quien lee en inglés ve el español."),
    )  # fmt: skip
    asks_consent = forms.BooleanField(
        label=_("Pedir el consentimiento con una casilla"), required=False,
        help_text=_("Sin marcarla no se puede enviar. Para atender a un cliente suele bastar con informar."),
    )  # fmt: skip
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=99_999)

    def __init__(self, *args: Any, kind: Information.Kind, last: Information | None, **kwargs: Any) -> None:
        self.kind = kind
        told = {"es": last.es, "en": last.en, "asks_consent": last.asks_consent} if last else {}
        super().__init__(*args, **{**kwargs, "initial": {**told, "seen": last.number if last else 0}})

    def save(self, by: StaffMember) -> Information:
        typed = self.cleaned_data
        return publish_information(
            self.kind,
            es=typed["es"],
            en=typed["en"],
            asks_consent=typed["asks_consent"],
            by=by,
            seen=typed["seen"],
        )


class RetentionForm(forms.Form):
    """A field for each kind: days, and nothing for good."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": days_of_all()})
        for kind in KINDS:
            self.fields[kind.name] = forms.IntegerField(
                label=kind.label, help_text=kind.about, required=False, min_value=1, max_value=36_500,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip

    @property
    def days(self) -> dict[str, int | None]:
        """Once it is valid."""
        return {kind.name: self.cleaned_data[kind.name] for kind in KINDS}

    def save(self, by: StaffMember) -> object:
        return set_terms(self.days, by=by)


class HoldForm(forms.Form):
    whom = forms.CharField(
        label=_("De quién"),
        max_length=254,
        help_text=_("El código de un cliente, o el correo de una persona."),
    )
    reason = forms.CharField(
        label=_("Por qué"), max_length=300, help_text=_("Por ejemplo, un pleito o una inspección.")
    )

    def save(self, by: StaffMember) -> Hold:
        whom = self.cleaned_data["whom"].strip()
        found: Person | Customer | None = Person.objects.filter(email=whom.lower()).first()
        found = found or Customer.objects.filter(code__iexact=whom).first()
        if found is None:
            raise Refused(_("No hay ningún cliente con ese código ni nadie con ese correo."), field="whom")
        return place_hold(found, by=by, reason=self.cleaned_data["reason"])


class ErasureForm(forms.Form):
    with_words = forms.BooleanField(
        label=_("Borrar también lo que escribió"), required=False,
        help_text=_("Mensajes, asuntos y comentarios. Sin marcarla se quedan, sin su nombre."),
    )  # fmt: skip
    typed = forms.CharField(
        label=_("Escribe su correo para confirmar"), max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
