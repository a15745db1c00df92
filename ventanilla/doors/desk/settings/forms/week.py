"""Opening hours: for each day up to two stretches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.opening import Week, Window, in_words, weekday
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_week
from ventanilla.domain.provider.house import House
from ventanilla.doors.desk.settings.forms.aspects import AspectForm, Difference

STRETCHES = ("a", "b")
ENDS = ("from", "until")


class Day(NamedTuple):
    name: str
    number: int
    stretches: list[tuple[forms.BoundField, forms.BoundField]]
    errors: list[str]


class Clocks(forms.Form):
    """The fields of a week: four clocks a day. Whoever has them calls `add_clocks`."""

    def add_clocks(self) -> None:
        for number in range(7):
            for name, label in _fields_of(number):
                self.fields[name] = _clock_field(label)

    @property
    def week(self) -> Week:
        """As it was typed; midnight as an end is that of the day that ends."""
        return {number: tuple(self._windows(number)) for number in range(7)}

    @property
    def days(self) -> Iterator[Day]:
        for number in range(7):
            names = [name for name, _label in _fields_of(number)]
            bound = [self[name] for name in names]
            errors = [str(error) for one in bound for error in one.errors]
            yield Day(
                weekday(number).capitalize(), number, list(zip(bound[::2], bound[1::2], strict=True)), errors
            )

    def clean(self) -> dict[str, Any]:
        """A stretch has both its ends."""
        for number in range(7):
            for stretch in STRETCHES:
                ends = [self.cleaned_data.get(f"{end}_{number}_{stretch}") for end in ENDS]
                if (ends[0] is None) != (ends[1] is None) and not self._has_errors(number, stretch):
                    missing = ENDS[ends.index(None)]
                    self.add_error(f"{missing}_{number}_{stretch}", _("Falta una de las dos horas."))
        return self.cleaned_data

    def copy_first_day(self) -> None:
        """What was typed for Monday, for the other working days too."""
        assert isinstance(self.data, QueryDict)
        self.data = self.data.copy()
        for number in range(1, 5):
            for (name, _label), (of_monday, _same) in zip(_fields_of(number), _fields_of(0), strict=True):
                self.data[name] = self.data.get(of_monday, "")

    def _windows(self, number: int) -> Iterator[Window]:
        for stretch in STRETCHES:
            opens, closes = (self.cleaned_data.get(f"{end}_{number}_{stretch}") for end in ENDS)
            if opens is not None and closes is not None:
                yield _minutes(opens), _minutes(closes) or 24 * 60

    def _has_errors(self, number: int, stretch: str) -> bool:
        return any(f"{end}_{number}_{stretch}" in self.errors for end in ENDS)


class WeekForm(Clocks, AspectForm):
    aspects = {"week": aspects.WEEK}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_clocks()

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return clocks_of(house.week)

    def save(self, by: Actor) -> object:
        return change_week(self.week, by=by, seen=self.seen("week"))

    def see_anew(self) -> list[Difference]:
        """Hours are compared as sentences: twenty-eight clocks would say nothing."""
        super().see_anew()
        now, mine = in_words(self.house.week), in_words(self.week)
        return [Difference(_("Horario"), now, mine)] if now != mine else []


def clocks_of(week: Week) -> dict[str, Any]:
    """The first two stretches of each day, as the fields show them."""
    told = {}
    for number, windows in week.items():
        for stretch, window in zip(STRETCHES, windows, strict=False):
            for end, minute in zip(ENDS, window, strict=True):
                told[f"{end}_{number}_{stretch}"] = _on_the_clock(minute)
    return told


def _fields_of(number: int) -> list[tuple[str, str]]:
    """(name, label) of a day's four clocks, in the order they are read."""
    day = weekday(number).capitalize()
    return [
        (f"from_{number}_a", _("%(day)s, desde") % {"day": day}),
        (f"until_{number}_a", _("%(day)s, hasta") % {"day": day}),
        (f"from_{number}_b", _("%(day)s, segundo tramo, desde") % {"day": day}),
        (f"until_{number}_b", _("%(day)s, segundo tramo, hasta") % {"day": day}),
    ]


def _clock_field(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Escribe la hora así: 8:30.")},
    )  # fmt: skip


def _on_the_clock(minute: int) -> time:
    return time(minute % 1440 // 60, minute % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
