"""Forms about aspects of the provider's row. Each carries a mark of what it was begun on, and tells where it differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.http import QueryDict

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider.aspects import mark_of
from ventanilla.domain.provider.house import House


class Difference(NamedTuple):
    label: str
    now: str
    mine: str


class AspectForm(forms.Form):
    """`told_by` says what the fields show, `save` calls the verb: children write both."""

    aspects: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Name → columns of the row. A form may be about several."""

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        self.house = house
        super().__init__(*args, **{**kwargs, "initial": self.told_by(house)})
        for name, columns in self.aspects.items():
            self.fields[f"seen_{name}"] = forms.CharField(
                required=False, max_length=40, widget=forms.HiddenInput, initial=mark_of(house.row, columns)
            )

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        raise NotImplementedError

    def save(self, by: Actor) -> object:
        """Raises what the verbs raise."""
        raise NotImplementedError

    def seen(self, aspect: str) -> str | None:
        """The mark that the page showed; None where the form did not say."""
        return self.cleaned_data[f"seen_{aspect}"] or None

    def see_anew(self) -> list[Difference]:
        """From now on the form knows the row as it is: sending it again is a decision. What differs, side by side."""
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            for name, columns in self.aspects.items():
                self.data[f"seen_{name}"] = mark_of(self.house.row, columns)
        return list(self._differences())

    def _differences(self) -> Iterator[Difference]:
        for bound in self.visible_fields():
            now, mine = bound.initial, self.cleaned_data.get(bound.name)
            if not isinstance(bound.field, forms.FileField) and _plain(now) != _plain(mine):
                secret = isinstance(bound.field.widget, forms.PasswordInput)
                if not secret:
                    yield Difference(
                        str(bound.label), self.words_for(bound.name, now), self.words_for(bound.name, mine)
                    )

    def words_for(self, name: str, value: Any) -> str:
        """How a value reads in the comparison."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return choice_word(field, value)
        return str(value) if value not in (None, "") else "–"


def choice_word(field: forms.ChoiceField, value: Any) -> str:
    """What a choice reads as."""
    choices: Any = field.choices
    return next((str(word) for code, word in choices if str(code) == str(value)), str(value))


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
