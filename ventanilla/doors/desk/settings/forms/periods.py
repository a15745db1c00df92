"""How long things wait."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.durations import minutes_in
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_periods
from ventanilla.domain.provider.house import House
from ventanilla.domain.provider.periods import Periods
from ventanilla.doors.desk.settings.forms.aspects import AspectForm

ANSWERS = ("answer_high", "answer_medium", "answer_low")


class LengthField(forms.Field):
    """«2 h», «90 min», «1:30»: minutes."""

    def to_python(self, value: Any) -> int | None:
        words = str(value or "").strip()[:20]
        minutes = minutes_in(words) if words else None
        if words and minutes is None:
            raise forms.ValidationError(_("Escribe el tiempo así: 2 h, o 90 min."))
        return minutes

    def prepare_value(self, value: Any) -> Any:
        return in_hours(value) if isinstance(value, int) else value


def in_hours(minutes: int) -> str:
    """«2 h», «1 h 30 min», «45 min»: as the field takes it back."""
    hours, rest = divmod(minutes, 60)
    told = [f"{hours} h"] if hours else []
    return " ".join([*told, f"{rest} min"] if rest or not hours else told)


def _days(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )


def _length(label: Any) -> LengthField:
    return LengthField(label=label, widget=forms.TextInput(attrs={"class": "short"}))


class PeriodsForm(AspectForm):
    aspects = {"periods": aspects.PERIODS}

    answer_high = _length(gettext_lazy("Prioridad alta"))
    answer_medium = _length(gettext_lazy("Prioridad media"))
    answer_low = _length(gettext_lazy("Prioridad baja"))
    first_reminder = _days(gettext_lazy("Primer recordatorio"))
    second_reminder = _days(gettext_lazy("Segundo recordatorio"))
    give_up = _days(
        gettext_lazy("Se da por resuelta"), gettext_lazy("El cliente puede reabrirla con un botón.")
    )
    reopen = _days(gettext_lazy("Se puede reabrir"))
    close = _days(gettext_lazy("Se cierra sola"))
    rating = _days(gettext_lazy("Se puede valorar"))
    rating_reminder = _days(gettext_lazy("Recordatorio de valorar"), gettext_lazy("0: ninguno."))

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {name: getattr(house.periods, name) for name in cls.base_fields}

    def save(self, by: Actor) -> object:
        typed = {name: self.cleaned_data[name] for name in self.base_fields}
        return change_periods(Periods(**typed), by=by, seen=self.seen("periods"))

    def words_for(self, name: str, value: Any) -> str:
        if name in ANSWERS and isinstance(value, int):
            return in_hours(value)
        return super().words_for(name, value)
