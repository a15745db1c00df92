"""A calendar, one of its seasons, one of its holidays. Each form says which version of the calendar it was begun on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ventanilla.core.opening import Week, Window, in_words
from ventanilla.core.text import number_in, plain
from ventanilla.core.times import date_only
from ventanilla.core.worktime import DayOfYear
from ventanilla.domain.calendars.actions import (
    add_day,
    add_season,
    change_calendar,
    change_season,
    create_calendar,
    move_day,
)
from ventanilla.domain.calendars.facts import CalendarFacts, SeasonFacts, day_of_year
from ventanilla.domain.calendars.facts import Day as DayFacts
from ventanilla.domain.calendars.finding import all_calendars, calendar_at, the_houses_unsaid
from ventanilla.domain.calendars.models import Calendar, Holiday, Season, Zone
from ventanilla.domain.calendars.told import windows_told, windows_written
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider.house import week_of, windows_in
from ventanilla.doors.desk.settings.forms.aspects import Difference
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.desk.settings.forms.week import Clocks, clocks_of


class PartForm(RowForm):
    """About a calendar, or about a part of it: `row` is the part, None for a new one."""

    def __init__(self, *args: Any, calendar: Calendar, row: Any = None, **kwargs: Any) -> None:
        self.calendar = calendar
        super().__init__(*args, row=row, **kwargs)
        self.initial["seen"] = calendar.version

    @property
    def version_seen(self) -> int | None:
        return number_in(self.cleaned_data.get("seen") or "")

    def keep(self, by: Actor) -> object:
        """The verbs look at the version themselves, under the calendar's lock."""
        return self.save(self.row, by)

    def see_anew(self) -> list[Difference]:
        """From now on the form knows the calendar as it is; what differs, side by side."""
        self.calendar = calendar_at(self.calendar.pk) or self.calendar
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["seen"] = str(self.calendar.version)
        if self.row is None or not type(self.row)._default_manager.filter(pk=self.row.pk).exists():
            return []
        self.row.refresh_from_db()
        return [one for one in self.compared(self.told_by(self.row)) if one.now != one.mine]

    def compared(self, now: dict[str, Any]) -> list[Difference]:
        return [
            Difference(
                str(bound.label),
                self.words_for(bound.name, now.get(bound.name)),
                self.words_for(bound.name, self.cleaned_data.get(bound.name)),
            )
            for bound in self.visible_fields()
            if not bound.name.startswith(("from_", "until_"))
        ]

    def words_for(self, name: str, value: Any) -> str:
        if isinstance(value, date):
            return date_only(value)
        return super().words_for(name, value)


class CalendarForm(Clocks, PartForm):
    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=60)
    zone = forms.ChoiceField(label=gettext_lazy("Hora de"), choices=Zone.choices, widget=forms.RadioSelect)
    hours = forms.ChoiceField(
        label=gettext_lazy("Horario de una semana normal"), widget=forms.RadioSelect,
        choices=[("house", gettext_lazy("El de la casa")), ("own", gettext_lazy("Uno propio"))],
    )  # fmt: skip
    like = forms.ChoiceField(
        label=gettext_lazy("Copiar temporadas y festivos de"), required=False,
        help_text=gettext_lazy("Después cada calendario va por su lado."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row is None:
            rows = [(str(one.pk), one.name) for one in all_calendars()]
            self.fields["like"].choices = [("", _("Ninguno")), *rows]  # type: ignore[attr-defined]
        else:
            del self.fields["like"]
        if self.row is not None and self.row.is_the_houses:
            del self.fields["hours"]
        else:
            self.add_clocks()

    @classmethod
    def told_by(cls, row: Calendar | None) -> dict[str, Any]:
        if row is None:
            return {"zone": the_houses_unsaid().zone, "hours": "house"}
        hours = {"hours": "own", **clocks_of(week_of(row.week))} if row.week else {"hours": "house"}
        return {"name": row.name, "zone": row.zone, **hours}

    def clean(self) -> dict[str, Any]:
        return super().clean() if self.has_own_week else self.cleaned_data

    @property
    def has_own_week(self) -> bool:
        return self.cleaned_data.get("hours") == "own"

    def save(self, row: Calendar | None, by: Actor) -> Calendar:
        week: Week | None = self.week if self.has_own_week else None
        facts = CalendarFacts(name=self.cleaned_data["name"], zone=self.cleaned_data["zone"], week=week)
        if row is not None:
            return change_calendar(row, facts, by=by, seen=self.version_seen)
        like = calendar_at(number_in(self.cleaned_data["like"]) or 0)
        self.calendar = create_calendar(facts, by=by, like=like)
        return self.calendar

    def compared(self, now: dict[str, Any]) -> list[Difference]:
        weeks = (
            self.row.week and in_words(windows_in(self.row.week)),
            self.has_own_week and in_words(self.week),
        )
        said = [str(one or _("El de la casa")) for one in weeks]
        return [*super().compared(now), Difference(_("Horario"), *said)]


class DayOfYearField(forms.Field):
    """«15/6» or «15 de junio»: a day of every year."""

    WRITTEN = re.compile(r"(\d{1,2})\s*(?:[/.\-]|\bde\b|\s)\s*(\w+)")

    def to_python(self, value: Any) -> DayOfYear | None:
        words = plain(str(value or ""))[:40]
        if not words:
            return None
        found = self.WRITTEN.fullmatch(words)
        month = _month_told(found.group(2)) if found else None
        if not found or month is None:
            raise forms.ValidationError(_("Escribe el día y el mes así: 15 de junio, o 15/6."))
        return month, int(found.group(1))

    def prepare_value(self, value: Any) -> Any:
        return in_the_year(value) if isinstance(value, tuple) else value


class SeasonForm(Clocks, PartForm):
    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=60)
    first = DayOfYearField(
        label=gettext_lazy("Desde el"), help_text=gettext_lazy("Como 15 de junio, o 15/6.")
    )
    last = DayOfYearField(label=gettext_lazy("Hasta el"), help_text=gettext_lazy("Este día también."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_clocks()

    @classmethod
    def told_by(cls, row: Season | None) -> dict[str, Any]:
        if row is None:
            return {"name": _("Jornada intensiva")}
        ends = {"first": day_of_year(row.first), "last": day_of_year(row.last)}
        return {"name": row.name, **ends, **clocks_of(windows_in(row.week))}

    def save(self, row: Season | None, by: Actor) -> object:
        typed = self.cleaned_data
        facts = SeasonFacts(name=typed["name"], first=typed["first"], last=typed["last"], week=self.week)
        if row is None:
            return add_season(self.calendar, facts, by=by, seen=self.version_seen)
        return change_season(row, facts, by=by, seen=self.version_seen)

    def words_for(self, name: str, value: Any) -> str:
        return in_the_year(value) if isinstance(value, tuple) else super().words_for(name, value)

    def compared(self, now: dict[str, Any]) -> list[Difference]:
        weeks = in_words(windows_in(self.row.week)), in_words(self.week)
        return [*super().compared(now), Difference(_("Horario"), *(one or _("Cerrado") for one in weeks))]


class HoursField(forms.CharField):
    """«8:30 – 14:00»: the windows of one day; empty: closed."""

    def to_python(self, value: Any) -> tuple[Window, ...]:  # type: ignore[override]  # windows instead of words
        told = windows_told(str(value or "")[:60])
        if told is None:
            raise forms.ValidationError(_("Escribe las horas así: 8:30 – 14:00."))
        return told

    def prepare_value(self, value: Any) -> Any:
        return windows_written(value) if isinstance(value, tuple) else value


class DayForm(PartForm):
    on = forms.DateField(
        label=gettext_lazy("Día"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("Escribe la fecha así: 24/12/2027.")},
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=100)
    kind = forms.ChoiceField(
        label=gettext_lazy("Ámbito"), choices=Holiday.Kind.choices, widget=forms.RadioSelect
    )
    hours = HoursField(
        label=gettext_lazy("Horario de ese día"), required=False,
        help_text=gettext_lazy("En blanco: cerrado. Medio día se escribe así: 8:30 – 14:00."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Procedencia"), max_length=120, required=False,
        help_text=gettext_lazy("Dónde lo dice: un boletín, un convenio, un archivo."),
    )  # fmt: skip

    @classmethod
    def told_by(cls, row: Holiday | None) -> dict[str, Any]:
        if row is None:
            return {"kind": Holiday.Kind.LOCAL, "hours": ()}
        told = {name: getattr(row, name) for name in ("on", "name", "kind", "source")}
        return {**told, "hours": row.windows}

    def save(self, row: Holiday | None, by: Actor) -> object:
        typed = {name: self.cleaned_data[name] for name in ("on", "name", "kind", "hours", "source")}
        day = DayFacts(**typed)
        if row is None:
            return add_day(self.calendar, day, by=by, seen=self.version_seen)
        return move_day(self.calendar, row.on, day, by=by, seen=self.version_seen)

    def words_for(self, name: str, value: Any) -> str:
        if name == "hours":
            return windows_written(value or ()) or _("cerrado")
        return super().words_for(name, value)


def in_the_year(day: DayOfYear) -> str:
    """«15 de junio»."""
    month = str(MONTHS[day[0]])
    told = month if (get_language() or "").startswith("en") else month.lower()
    return _("%(day)s de %(month)s") % {"day": day[1], "month": told}


def _month_told(words: str) -> int | None:
    if words.isdecimal():
        return int(words) if 1 <= int(words) <= 12 else None
    names = {number: plain(str(name)) for number, name in MONTHS.items()}
    return next(
        (number for number, name in names.items() if len(words) >= 3 and name.startswith(words)), None
    )
