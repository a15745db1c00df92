"""How long things wait."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_periods
from ventanilla.domain.provider.house import House
from ventanilla.domain.provider.periods import Periods
from ventanilla.doors.desk.settings.forms.aspects import AspectForm


def _days(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )


class PeriodsForm(AspectForm):
    aspects = {"periods": aspects.PERIODS}

    first_reminder = _days(gettext_lazy("Primer recordatorio"))
    second_reminder = _days(gettext_lazy("Segundo recordatorio"))
    give_up = _days(
        gettext_lazy("Se da por resuelta"), gettext_lazy("El cliente puede reabrirla con un botón.")
    )
    reopen = _days(gettext_lazy("Se puede reabrir"))
    close = _days(gettext_lazy("Se cierra sola"))
    rating = _days(gettext_lazy("Se puede valorar"))
    rating_reminder = _days(gettext_lazy("Recordatorio de valorar"), gettext_lazy("0: ninguno."))
    objection = _days(gettext_lazy("Plazo para poner reparos"), gettext_lazy("Desde que se emite."))
    chat_answer = _days(gettext_lazy("Sin respuesta"), gettext_lazy("Entonces sigue como incidencia."))
    chat_idle = _days(gettext_lazy("En silencio"), gettext_lazy("Entonces termina."))

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {name: getattr(house.periods, name) for name in cls.base_fields}

    def save(self, by: Actor) -> object:
        typed = {name: self.cleaned_data[name] for name in self.base_fields}
        return change_periods(Periods(**typed), by=by, seen=self.seen("periods"))
