"""Lists of days that somebody looks at before they are kept: each with its checkbox, its date and what is there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import Refused
from ventanilla.core.opening import weekday
from ventanilla.core.text import number_in, plain
from ventanilla.domain.calendars.actions import set_days
from ventanilla.domain.calendars.facts import YEARS, Day
from ventanilla.domain.calendars.finding import calendar_at
from ventanilla.domain.calendars.lists.csv_files import read_csv
from ventanilla.domain.calendars.lists.ics_files import read_ics
from ventanilla.domain.calendars.lists.library import REGIONS
from ventanilla.domain.calendars.lists.reading import LARGEST, MOST, Reading, letters_of
from ventanilla.domain.calendars.models import Calendar, Holiday
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.desk.settings.forms.calendars import DayForm, HoursField

COLUMNS = ("pick", "on", "name", "kind", "hours", "source", "over")
ORIGINS = ("library", "file", "before")
"""Where a list comes from: what its page is called, and what it warns of."""


@dataclass
class Row:
    """One day of the list as the page shows it."""

    pick: forms.BoundField
    on: forms.BoundField
    name: forms.BoundField
    kind: forms.BoundField
    hours: forms.BoundField
    hidden: list[forms.BoundField]
    there: Holiday | None
    """What that date has already."""
    weekday: str

    @property
    def errors(self) -> list[str]:
        bound = (self.pick, self.on, self.name, self.kind, self.hours)
        return [str(error) for one in bound for error in one.errors]


class DaysForm(forms.Form):
    """Made of the days of a list, or of what came back of it. Nothing that is there is overwritten unseen: a row says
    the date whose holiday it was shown beside (`over`).
    """

    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    rows = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput)
    origin = forms.ChoiceField(
        required=False, choices=[(one, one) for one in ORIGINS], widget=forms.HiddenInput
    )

    def __init__(
        self, data: Any = None, *, calendar: Calendar, days: Sequence[Day] = (), origin: str = ""
    ) -> None:
        self.calendar = calendar
        told = {"seen": calendar.version, "rows": len(days), "origin": origin}
        super().__init__(data, initial=told)
        count = len(days) if data is None else min(number_in(data.get("rows", "")) or 0, MOST)
        self.numbers = range(count)
        self.there = {one.on: one for one in Holiday.objects.filter(calendar_id=calendar.pk)}
        for number in self.numbers:
            self.fields.update(_fields_of_row(number))
        for number, day in enumerate(days):
            self._begin(number, day)

    def _begin(self, number: int, day: Day) -> None:
        there = self.there.get(day.on)
        told = {
            "pick": there is None, "on": day.on, "name": day.name, "kind": day.kind, "hours": tuple(day.hours),
            "source": day.source, "over": day.on.isoformat() if there else "",
        }  # fmt: skip
        self.initial.update({f"{name}_{number}": value for name, value in told.items()})

    @property
    def shown(self) -> Iterator[Row]:
        for number in self.numbers:
            told = self.cleaned_data if self.is_bound else self.initial
            on = told.get(f"on_{number}")
            pick, day, name, kind, hours, *hidden = [self[f"{one}_{number}"] for one in COLUMNS]
            yield Row(
                pick, day, name, kind, hours, hidden,
                there=self.there.get(on) if on else None,
                weekday=weekday(on.weekday()) if on else "",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        self._forgive_the_others()
        picked: dict[Any, int] = {}
        for number in self._picked():
            on = self.cleaned_data[f"on_{number}"]
            there = self.there.get(on)
            if on in picked:
                self.add_error(f"on_{number}", _("Ese día está dos veces en la lista."))
            elif there and self.cleaned_data[f"over_{number}"] != on.isoformat():
                self.add_error(
                    f"on_{number}",
                    _("Ese día ya es «%(name)s»: si lo cambias, vuelve a pulsar «Guardar».")
                    % {"name": there.name},
                )
                self._show_beside(number, on.isoformat())
            picked[on] = number
        if not picked and not self.errors:
            self.add_error(None, _("Marca al menos un día."))
        return self.cleaned_data

    def save(self, by: Actor) -> list[Day]:
        """Raises Refused, ChangedMeanwhile."""
        days = [self._day(number) for number in self._picked()]
        set_days(self.calendar, days, by=by, seen=number_in(self.cleaned_data["seen"]))
        return days

    def see_anew(self) -> None:
        """From now on the list knows the calendar as it is: sending it again is a decision."""
        self.calendar = calendar_at(self.calendar.pk) or self.calendar
        self.there = {one.on: one for one in Holiday.objects.filter(calendar_id=self.calendar.pk)}
        self._put("seen", str(self.calendar.version))
        for number in self.numbers:
            on = self.cleaned_data.get(f"on_{number}")
            self._put(f"over_{number}", on.isoformat() if on in self.there else "")

    def _picked(self) -> list[int]:
        """Those without a mistake."""
        wanted = [number for number in self.numbers if self.cleaned_data.get(f"pick_{number}")]
        names = ("on", "name", "kind", "hours")
        return [one for one in wanted if all(f"{name}_{one}" in self.cleaned_data for name in names)]

    def _day(self, number: int) -> Day:
        names = ("on", "name", "kind", "hours", "source")
        return Day(**{name: self.cleaned_data[f"{name}_{number}"] for name in names})

    def _forgive_the_others(self) -> None:
        """What is wrong in a row that nobody has ticked is nobody's concern."""
        for number in self.numbers:
            if not self.cleaned_data.get(f"pick_{number}"):
                for name in COLUMNS:
                    self.errors.pop(f"{name}_{number}", None)

    def _show_beside(self, number: int, on: str) -> None:
        self._put(f"over_{number}", on)

    def _put(self, name: str, value: str) -> None:
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data[name] = value


class UploadForm(forms.Form):
    upload = forms.FileField(
        label=gettext_lazy("Archivo"), widget=forms.FileInput(attrs={"accept": ".csv,.txt,.ics,text/csv,text/calendar"}),
        error_messages={"empty": gettext_lazy("El archivo está vacío."), "required": gettext_lazy("Elige un archivo.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Ámbito de los que no lo dicen"), choices=Holiday.Kind.choices,
        initial=Holiday.Kind.LOCAL, widget=forms.RadioSelect,
    )  # fmt: skip
    year = forms.IntegerField(
        label=gettext_lazy("Año de los que se repiten"), min_value=YEARS[0], max_value=YEARS[1],
        help_text=gettext_lazy("Solo cuenta para las citas de un ICS que vuelven cada año."),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )  # fmt: skip

    def read(self) -> Reading:
        """What the file says. Raises Refused."""
        upload, typed = self.cleaned_data["upload"], self.cleaned_data
        text = letters_of(upload.read(LARGEST + 1))
        source = " ".join(upload.name.split())[:120]
        if "BEGIN:VCALENDAR" in text[:2000].upper():
            reading = read_ics(text, year=typed["year"], kind=typed["kind"], source=source)
        else:
            reading = read_csv(text, kind=typed["kind"], source=source)
        if not reading.days and not reading.complaints:
            raise Refused(_("En el archivo no hay ningún día."), field="upload")
        return reading


class LibraryForm(forms.Form):
    """Which list is wanted; it stands in the address."""

    ano = forms.TypedChoiceField(label=gettext_lazy("Año"), coerce=int)
    comunidad = forms.ChoiceField(label=gettext_lazy("Comunidad autónoma"), choices=list(REGIONS.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = localdate().year
        self.fields["ano"].choices = [(one, str(one)) for one in range(now - 1, now + 3)]  # type: ignore[attr-defined]


def says_the_same(there: Holiday, day: Day) -> bool:
    """Where it comes from does not matter."""
    return (
        plain(there.name) == plain(day.name) and there.kind == day.kind and there.windows == tuple(day.hours)
    )


def _fields_of_row(number: int) -> dict[str, forms.Field]:
    own = DayForm.base_fields
    labels = {name: str(own[name].label) for name in ("on", "name", "kind", "hours")}
    return {
        f"pick_{number}": forms.BooleanField(required=False, label=_("Guardar")),
        f"on_{number}": forms.DateField(
            label=labels["on"], widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        ),
        f"name_{number}": forms.CharField(label=labels["name"], max_length=100),
        f"kind_{number}": forms.ChoiceField(label=labels["kind"], choices=Holiday.Kind.choices),
        f"hours_{number}": HoursField(
            label=labels["hours"], required=False, widget=forms.TextInput(attrs={"placeholder": _("cerrado")})
        ),
        f"source_{number}": forms.CharField(required=False, max_length=120, widget=forms.HiddenInput),
        f"over_{number}": forms.CharField(required=False, max_length=10, widget=forms.HiddenInput),
    }  # fmt: skip
