"""A service level: a time for each metric and priority, by which calendar, and what stops the clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.durations import in_hours
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.actions import (
    LONGEST_NAME,
    LevelFacts,
    agree_terms,
    change_level,
    create_level,
    the_default_level,
)
from ventanilla.domain.levels.models import CustomerTerms, ServiceLevel
from ventanilla.domain.levels.words import AGREED, Metric, Pause, Priority
from ventanilla.domain.tickets.wording import priority_choices, priority_words, status_word
from ventanilla.doors.desk.settings.forms.lengths import LengthField
from ventanilla.doors.desk.settings.forms.rows import RowForm

WHAT_METRICS_MEASURE = {
    Metric.QUALIFICATION: gettext_lazy("Desde que entra hasta que alguien la cualifica."),
    Metric.FIRST_RESPONSE: gettext_lazy("Desde que entra hasta que una persona contesta al cliente."),
    Metric.NEXT_UPDATE: gettext_lazy("Desde que el cliente escribe hasta que se le contesta otra vez."),
    Metric.RESOLUTION: gettext_lazy("Desde que entra hasta que se da por resuelta, sin contar las pausas."),
}
LISTS = ("around_the_clock", "pauses")
"""Fields with several answers."""


def pause_choices() -> list[tuple[str, str]]:
    """Statuses as this provider calls them."""
    words = {one.value: status_word(one.value) for one in Pause}
    words[Pause.PLANNED.value] = _("%(status)s, hasta la fecha") % {"status": words[Pause.PLANNED.value]}
    return list(words.items())


class Line(NamedTuple):
    """A row of the table: a metric, and its field for each priority."""

    metric: Metric
    about: str
    is_agreed: bool
    fields: list[tuple[str, forms.BoundField]]


class LevelForm(RowForm):
    """Of the general one too while nobody has said anything of it: its row is made when it is saved."""

    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=LONGEST_NAME)
    calendar = forms.ModelChoiceField(
        label=gettext_lazy("Calendario"), required=False, empty_label=gettext_lazy("El de la casa"),
        queryset=Calendar.objects.exclude(pk=THE_HOUSES).order_by("name"),
    )  # fmt: skip
    around_the_clock = forms.MultipleChoiceField(
        label=gettext_lazy("Cuenta las 24 horas"), required=False, choices=priority_choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    pauses = forms.MultipleChoiceField(
        label=gettext_lazy("El reloj se para en"), required=False, choices=pause_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Si la fecha planificada la ha pedido el cliente, el reloj espera siempre hasta ella."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = priority_words()
        for metric, priority in _squares():
            label = _("%(metric)s, prioridad %(priority)s") % {
                "metric": metric.label,
                "priority": words[priority].lower(),
            }
            self.fields[f"{metric}_{priority}"] = LengthField(
                label=label, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
            )

    @classmethod
    def told_by(cls, row: ServiceLevel | None) -> dict[str, Any]:
        if row is None:
            return {"pauses": [Pause.AWAITING_CUSTOMER.value]}
        targets = {
            f"{metric}_{priority}": row.targets.get(metric, {}).get(priority)
            for metric, priority in _squares()
        }
        lists = {name: list(getattr(row, name)) for name in LISTS}
        return {"name": row.name, "calendar": row.calendar_id, **lists, **targets}

    @classmethod
    def mark_of(cls, row: ServiceLevel | None) -> str:
        return str(row.version) if row else ""

    @transaction.atomic
    def keep(self, by: Actor) -> object:
        if self.row is not None and self.row.pk is None:
            self.row = the_default_level()
        return super().keep(by)

    def save(self, row: ServiceLevel | None, by: Actor) -> object:
        facts = LevelFacts(
            **{name: self.cleaned_data[name] for name in ("name", "calendar", *LISTS)}, targets=self.targets
        )
        return create_level(facts, by=by) if row is None else change_level(row, facts, by=by)

    @property
    def targets(self) -> dict[str, dict[str, int | None]]:
        return {
            metric.value: {one.value: self.cleaned_data.get(f"{metric}_{one}") for one in Priority}
            for metric in Metric
        }

    @property
    def table(self) -> list[Line]:
        words = priority_words()
        return [
            Line(
                metric,
                str(WHAT_METRICS_MEASURE[metric]),
                metric in AGREED,
                [(words[one], self[f"{metric}_{one}"]) for one in Priority],
            )
            for metric in Metric
        ]

    def words_for(self, name: str, value: Any) -> str:
        if name in LISTS:
            return ", ".join(word for code, word in self.fields[name].choices if code in (value or ())) or "–"  # type: ignore[attr-defined]
        return (
            in_hours(value)
            if isinstance(value, int) and name != "calendar"
            else super().words_for(name, value)
        )


class LevelChoice(forms.ModelChoiceField[ServiceLevel]):
    """Those that are offered, and the one that is chosen already, though it may be offered no more."""

    def __init__(self, **kwargs: Any) -> None:
        offered = ServiceLevel.objects.filter(is_active=True).order_by("position", "name")
        super().__init__(offered, **{"label": gettext_lazy("Nivel de servicio"), "required": False, **kwargs})

    def keep(self, number: int | None) -> None:
        if number:
            known = ServiceLevel.objects.filter(Q(is_active=True) | Q(pk=number))
            self.queryset = known.order_by("position", "name")

    def label_from_instance(self, level: ServiceLevel) -> str:
        return level.name if level.is_active else _("%(name)s (retirado)") % {"name": level.name}


class TermsForm(RowForm):
    """What one customer has agreed apart from the others."""

    level = LevelChoice(
        empty_label=gettext_lazy("Como los demás"),
        help_text=gettext_lazy("Va antes que el del tipo o la aplicación."),
    )
    calendar = forms.ModelChoiceField(
        label=gettext_lazy("Calendario"), required=False, empty_label=gettext_lazy("El de su nivel"),
        queryset=Calendar.objects.order_by("name"),
        help_text=gettext_lazy("Si sus festivos o su hora son otros."),
    )  # fmt: skip

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        self.customer = customer
        row = CustomerTerms.objects.filter(customer=customer).first()
        super().__init__(*args, row=row, **kwargs)
        self.fields["level"].keep(row.level_id if row else None)  # type: ignore[attr-defined]

    @classmethod
    def told_by(cls, row: CustomerTerms | None) -> dict[str, Any]:
        return {"level": row.level_id, "calendar": row.calendar_id} if row else {}

    def save(self, row: CustomerTerms | None, by: Actor) -> object:
        return agree_terms(
            self.customer, level=self.cleaned_data["level"], calendar=self.cleaned_data["calendar"], by=by
        )


def _squares() -> Iterator[tuple[Metric, Priority]]:
    return ((metric, priority) for metric in Metric for priority in Priority)
