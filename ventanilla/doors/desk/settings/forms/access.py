"""With how many steps the provider's people come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_access
from ventanilla.domain.provider.house import House
from ventanilla.doors.desk.settings.forms.aspects import AspectForm


class AccessForm(AspectForm):
    aspects = {"access": aspects.ACCESS}

    staff_second_factor = forms.BooleanField(
        label=_("Toda vuestra gente entra con dos pasos"), required=False,
        help_text=_("Además de la contraseña, un código del móvil. A quien no lo tenga se le pedirá antes de nada."),
    )  # fmt: skip

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {"staff_second_factor": house.staff_need_second_factor}

    def save(self, by: Actor) -> object:
        needed = self.cleaned_data["staff_second_factor"]
        return change_access(staff_second_factor=needed, by=by, seen=self.seen("access"))
