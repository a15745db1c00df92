"""Forms about a row of which there are many: a type, a team, a canned reply. New without a row, else of this one."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django import forms
from django.db import models, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.desk.settings.forms.aspects import Difference, choice_word


class RowForm(forms.Form):
    """`told_by` says what the fields show, `save` calls the verb: children write both."""

    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Any = None, **kwargs: Any) -> None:
        self.row = row
        super().__init__(*args, **{**kwargs, "initial": {**self.told_by(row), "seen": self.mark_of(row)}})

    @classmethod
    def told_by(cls, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    @classmethod
    def mark_of(cls, row: Any) -> str:
        """Another one as soon as the row would be shown otherwise."""
        told = json.dumps(cls.told_by(row), sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def save(self, row: Any, by: Actor) -> object:
        """Raises what the verbs raise."""
        raise NotImplementedError

    @transaction.atomic
    def keep(self, by: Actor) -> object:
        """Save it, unless somebody changed the row after this form was begun. Raises ChangedMeanwhile then."""
        if self.row is None:
            return self.save(None, by)
        row, seen = _held(self.row), self.cleaned_data["seen"]
        if seen and seen != self.mark_of(row):
            raise ChangedMeanwhile(
                _("Alguien ha cambiado esto mientras lo editabas. Mira las diferencias y decide.")
            )
        return self.save(row, by)

    def see_anew(self) -> list[Difference]:
        """From now on the form knows the row as it is: sending it again is a decision. What differs, side by side."""
        self.row.refresh_from_db()
        now = self.told_by(self.row)
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["seen"] = self.mark_of(self.row)
        pairs = [(bound, self.words_for(bound.name, now.get(bound.name))) for bound in self.visible_fields()]
        mine = {
            bound.name: self.words_for(bound.name, self.cleaned_data.get(bound.name)) for bound, _now in pairs
        }
        return [
            Difference(str(one.label), told, mine[one.name]) for one, told in pairs if told != mine[one.name]
        ]

    def words_for(self, name: str, value: Any) -> str:
        """How a value reads in the comparison, whether it comes from the row or from the form."""
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            numbers = {getattr(one, "pk", one) for one in value or ()}
            return ", ".join(str(one) for one in field.queryset if one.pk in numbers) or "–"  # type: ignore[union-attr]
        if isinstance(field, forms.ModelChoiceField):
            number = getattr(value, "pk", value)
            return next((str(one) for one in field.queryset if one.pk == number), "–")  # type: ignore[union-attr]
        if isinstance(field, forms.ChoiceField):
            return choice_word(field, value)
        if isinstance(value, bool):
            return _("sí") if value else _("no")
        return str(value) if value not in (None, "") else "–"


def _held(row: models.Model) -> models.Model:
    return type(row)._default_manager.select_for_update().get(pk=row.pk)
