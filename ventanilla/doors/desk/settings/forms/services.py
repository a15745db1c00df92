"""What is said of a service of the catalogue."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.contracts.actions.offering import Offer, add_service, change_service
from ventanilla.domain.contracts.models import PICTURES, Service
from ventanilla.domain.contracts.renewal_dates import DEFAULT_STEPS
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.renewals.actions.asking_about import relate
from ventanilla.domain.renewals.models import About
from ventanilla.domain.tickets.models import Application
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.shared.forms import SeveralField, WordsField


class StepsField(forms.CharField):
    """«90, 60, 30»."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not re.fullmatch(r"[\d\s,;/]*", text, re.ASCII):
            raise forms.ValidationError(
                _now("Escribe números de días separados por comas, como «90, 60, 30».")
            )
        return tuple(int(one) for one in re.findall(r"\d{1,4}", text))


class ServiceForm(RowForm):
    name = forms.CharField(label=_("Nombre"), max_length=80)
    family = forms.CharField(
        label=_("Familia"), max_length=60, required=False, help_text=_("«Seguridad», «Nube»…")
    )
    summary = forms.CharField(
        label=_("En una línea"), max_length=160, required=False, help_text=_("Lo que se lee en su tarjeta.")
    )
    picture = forms.ChoiceField(
        label=_("Icono"),
        choices=[(one, one) for one in PICTURES],
        widget=forms.RadioSelect,
        initial=PICTURES[0],
    )
    description = WordsField(
        label=_("Descripción"),
        rows=6,
        max_length=8_000,
        required=False,
        help_text=_("Con **negrita** y listas, si quieres."),
    )
    features = WordsField(
        label=_("Qué incluye"),
        rows=5,
        max_length=4_000,
        required=False,
        help_text=_("Una cosa en cada línea."),
    )
    reminders = StepsField(
        label=_("Avisos de renovación"), max_length=80, required=False,
        help_text=_("Cuántos días antes. Vacío: 90, 60, 30, 15, 7 y 1."),
    )  # fmt: skip
    is_visible = forms.BooleanField(
        label=_("Se enseña también a quien no lo tiene"), required=False, initial=True
    )

    applications = SeveralField(
        label=_("Aplicaciones"), queryset=Application.objects.order_by("position", "name"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Sus incidencias abiertas salen en la página del servicio."),
    )  # fmt: skip

    @classmethod
    def told_by(cls, row: Service | None) -> dict[str, Any]:
        if row is None:
            return {"picture": PICTURES[0], "is_visible": True}
        names = ("name", "family", "summary", "picture", "description", "features", "is_visible")
        return {name: getattr(row, name) for name in names} | {
            "reminders": ", ".join(str(step) for step in row.reminders),
            "applications": sorted(
                About.objects.filter(service=row).values_list("application_id", flat=True)
            ),
        }

    def words_for(self, name: str, value: Any) -> str:
        if name == "reminders" and not isinstance(value, str):
            value = ", ".join(str(step) for step in value or ())
        return super().words_for(name, value)

    def save(self, row: Service | None, by: Actor) -> object:
        facts = {
            name: self.cleaned_data[name] for name in self.fields if name not in ("seen", "applications")
        }
        if tuple(sorted({*facts["reminders"]}, reverse=True)) == DEFAULT_STEPS:
            facts["reminders"] = ()
        offer = Offer(**facts)
        kept = add_service(offer, by=by) if row is None else change_service(row, offer, by=by)
        relate(kept, self.cleaned_data["applications"], by=by)
        return kept
