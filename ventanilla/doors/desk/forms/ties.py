"""What hangs from a ticket: short forms of the pane beside it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ventanilla.core.text import number_in
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.forms.tickets import DurationField, colleagues
from ventanilla.doors.shared.forms import KeyedForm

_NUMBER = re.compile(r"\s*#?(\d{1,17})\b.*")


class NumberField(forms.CharField):
    """A ticket's number: «4190», «#4190», or the line that was suggested for it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", {"required": _("Escribe el número de la otra incidencia.")})
        super().__init__(max_length=250, **options)

    def clean(self, value: Any) -> int | None:
        words = super().clean(value)
        found = _NUMBER.fullmatch(words or "")
        if words and not found:
            raise ValidationError(_("Escribe el número de la otra incidencia, por ejemplo 4190."))
        return int(found[1]) if found else None


class CopyForm(forms.Form):
    address = forms.CharField(
        label=_("Correo de la persona"),
        max_length=254,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
        error_messages={"required": _("Escribe su correo.")},
    )


class WatchForm(forms.Form):
    """A colleague by name: what is typed has to begin one, and only one."""

    name = forms.CharField(
        label=_("Nombre"), max_length=120, error_messages={"required": _("Escribe su nombre.")}
    )

    def clean_name(self) -> StaffMember:
        typed = " ".join(self.cleaned_data["name"].split()).lower()
        found = [one for one in colleagues() if one.person.name.lower().startswith(typed)]
        exact = [one for one in found if one.person.name.lower() == typed]
        if len(exact or found) == 1:
            return (exact or found)[0]
        raise ValidationError(
            _("Hay varias personas que se llaman así: escribe el nombre entero.") if found
            else _("No hay nadie en el equipo con ese nombre.")
        )  # fmt: skip


class TagsForm(forms.Form):
    tags = forms.CharField(
        label=_("Etiquetas"), max_length=400, error_messages={"required": _("Escribe una etiqueta.")}
    )


class LinkForm(forms.Form):
    other = NumberField(label=_("Número"))


class MergeForm(forms.Form):
    con = NumberField(label=_("La otra incidencia"))


class TimeForm(KeyedForm):
    minutes = DurationField(label=_("Tiempo"), error_messages={"required": _("Escribe cuánto ha sido.")})
    note = forms.CharField(label=_("En qué"), required=False, max_length=200)
    spent_on = forms.DateField(
        label=_("Día"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("spent_on", localdate())

    @property
    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("minutes", "note", "spent_on")} | {
            "form_key": self.key
        }


class NumbersField(forms.Field):
    """Boxes that were ticked, as numbers; what is none is not there. The verb knows which of them may be."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[int]:
        return [number for one in value or [] if (number := number_in(one)) is not None]


class SplitForm(KeyedForm):
    subject = forms.CharField(
        label=_("Asunto de la nueva"),
        max_length=150,
        error_messages={"required": _("Escribe el asunto de la nueva.")},
    )
    messages = NumbersField(label=_("Mensajes"), required=False)
