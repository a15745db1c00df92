"""Other ways to reach the provider: departments, branches, a telephone for nights."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_contact_points
from ventanilla.domain.provider.facts import LONGEST_FACT, MOST_POINTS, ContactPoint
from ventanilla.domain.provider.house import House
from ventanilla.doors.desk.settings.forms.aspects import AspectForm

LABELS = {"label": _("Nombre"), "phone": _("Teléfono"), "email": _("Correo"), "address": _("Dirección")}
SPARE = 2
"""Empty rows after those that are filled in."""


class ContactForm(AspectForm):
    aspects = {"contact": aspects.CONTACT}

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, house=house, **kwargs)
        self.numbers = range(min(len(house.contact_points) + SPARE, MOST_POINTS))
        for number in self.numbers:
            for name, label in LABELS.items():
                field = forms.EmailField if name == "email" else forms.CharField
                self.fields[f"{name}_{number}"] = field(
                    label=label, required=False, max_length=LONGEST_FACT[name]
                )

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        points = enumerate(house.contact_points)
        return {f"{name}_{number}": point.get(name, "") for number, point in points for name in LABELS}

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}_{number}"] for name in LABELS] for number in self.numbers]

    def save(self, by: Actor) -> object:
        told = ({name: self.cleaned_data[f"{name}_{number}"] for name in LABELS} for number in self.numbers)
        return change_contact_points(
            [ContactPoint(**facts) for facts in told], by=by, seen=self.seen("contact")
        )
