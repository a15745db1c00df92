"""What a technician writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from ventanilla.core.durations import minutes_in
from ventanilla.core.times import span, when
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.visits import AN_HOUR, LENGTHS, WORKDAY
from ventanilla.domain.tickets.wording import priority_choices
from ventanilla.doors.shared.forms import KeyedForm, WordsField


def colleagues(besides: int | None = None) -> QuerySet[StaffMember]:
    """Who can be given something; and, in forms that show it, who has it though they have left."""
    here = Q(is_active=True, person__is_active=True)
    found = StaffMember.objects.filter(here | Q(pk=besides) if besides else here)
    return found.select_related("person").order_by("person__name")


COLLEAGUES = colleagues()


def length_words(minutes: int) -> str:
    """«1 h 30 min»; the longest of the usual ones is a day's work."""
    return str(_("Todo el día")) if minutes == WORKDAY else span(timedelta(minutes=minutes))


class DurationField(forms.CharField):
    """Minutes, typed as people say them."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"placeholder": "15 min", "autocomplete": "off"}))
        super().__init__(max_length=20, **options)

    def clean(self, value: Any) -> int | None:
        words = super().clean(value)
        if not words:
            return None
        minutes = minutes_in(words)
        if minutes is None:
            raise ValidationError(_("Escribe el tiempo así: 15 min, 1 h o 1:30."))
        return minutes


class LengthField(forms.IntegerField):
    """How long a visit takes. Offered are the usual lengths, and the one it has."""

    def __init__(self, **options: Any) -> None:
        wrong = _("Elige cuánto dura la visita.")
        errors = {"required": wrong, "invalid": wrong}
        super().__init__(widget=forms.Select, initial=AN_HOUR, error_messages=errors, **options)

    def clean(self, value: Any) -> Any:
        return super().clean(value or AN_HOUR)

    def offer(self, minutes: int) -> None:
        lengths = sorted({*LENGTHS, minutes})
        self.choices = [(length, length_words(length)) for length in lengths]
        self.widget.choices = self.choices


class WordsForm(KeyedForm):
    """Anything that is said in a ticket: a reply, a note, a question, a reason, a solution; and what it took."""

    message = WordsField(label=_("Mensaje"), required=False, rows=3)
    time = DurationField(label=_("Tiempo dedicado"), required=False)
    canned = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    """The canned reply that the words began as."""


class QualifyForm(forms.Form):
    """What it is, how pressing, and whose. What it has today can be kept, even where nobody can choose it any more."""

    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.none(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación"), queryset=Application.objects.none(), required=False, empty_label=_("Ninguna")
    )
    priority = forms.ChoiceField(label=_("Prioridad"), choices=priority_choices)
    team = forms.ModelChoiceField(
        label=_("Equipo"), queryset=Team.objects.none(), required=False, empty_label=_("Ninguno")
    )
    assignee = forms.ModelChoiceField(
        label=_("Asignar a"), queryset=StaffMember.objects.none(), required=False, empty_label=_("Nadie todavía")
    )  # fmt: skip

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(as_it_is(ticket))
        self.fields["type"].queryset = _offered(TicketType, ticket.type_id)  # type: ignore[attr-defined]
        self.fields["application"].queryset = _offered(Application, ticket.application_id)  # type: ignore[attr-defined]
        self.fields["team"].queryset = _offered(Team, ticket.team_id)  # type: ignore[attr-defined]
        self.fields["assignee"].queryset = colleagues(ticket.assignee_id)  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    """When, how long, who."""

    planned_at = forms.DateTimeField(
        label=_("Día y hora"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
        error_messages={
            "required": _("Elige el día y la hora."),
            "invalid": _("Escribe el día y la hora así: 27/11/2026 9:30."),
        },
    )
    minutes = LengthField(label=_("Cuánto dura"))
    technician = forms.ModelChoiceField(
        label=_("Técnico"), queryset=StaffMember.objects.none(), empty_label=None
    )

    def __init__(
        self,
        *args: Any,
        at: datetime | None,
        minutes: int,
        technician: int | None,
        me: StaffMember,
        **kwargs: Any,
    ) -> None:
        """`technician`: who has it now, and can keep it though they have left."""
        super().__init__(*args, **kwargs)
        self.initial.update(planned_at=at, minutes=minutes, technician=technician or me.pk)
        self.fields["minutes"].offer(minutes)  # type: ignore[attr-defined]
        self.fields["technician"].queryset = colleagues(technician)  # type: ignore[attr-defined]

    def agreed(self) -> dict[str, Any]:
        """What the verbs want to know."""
        said = self.cleaned_data
        return {
            "at_time": said["planned_at"], "minutes": said["minutes"], "technician": said["technician"],
        }  # fmt: skip


class PlanForm(VisitForm):
    """That of a ticket."""

    their_date = forms.BooleanField(
        label=_("La fecha la ha pedido el cliente"),
        required=False,
        help_text=_("El plazo espera hasta ese día."),
    )

    def __init__(self, *args: Any, ticket: Ticket, me: StaffMember, **kwargs: Any) -> None:
        super().__init__(
            *args, at=ticket.planned_at, minutes=ticket.planned_minutes, technician=ticket.assignee_id, me=me, **kwargs
        )  # fmt: skip
        self.initial["their_date"] = ticket.is_their_date


class Difference(NamedTuple):
    """One line of «ahora / lo tuyo»."""

    label: str
    now: str
    mine: str


def differences(form: forms.Form, ticket: Ticket) -> Iterator[Difference]:
    """Where what somebody typed is not what the ticket has by now."""
    now = {
        **as_it_is(ticket), "their_date": ticket.is_their_date,
        "planned_at": ticket.planned_at, "minutes": ticket.planned_minutes, "technician": ticket.assignee_id,
    }  # fmt: skip
    for name, field in form.fields.items():
        has, mine = now.get(name), form.cleaned_data.get(name, form[name].value())
        words = (_in_words(field, has), _in_words(field, getattr(mine, "pk", mine)))
        if words[0] != words[1]:
            yield Difference(str(form[name].label), *words)


def as_it_is(ticket: Ticket) -> dict[str, Any]:
    """What the form of qualifying shows before anybody has typed."""
    return {
        "type": ticket.type_id,
        "application": ticket.application_id,
        "priority": ticket.priority,
        "team": ticket.team_id,
        "assignee": ticket.assignee_id,
    }


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.DateTimeField):
        return when(localtime(value), localtime()) if hasattr(value, "tzinfo") else str(value or "–")
    if isinstance(field, forms.BooleanField):
        return str(_("Sí") if value else _("No"))
    choices = {str(getattr(code, "value", code)): str(words) for code, words in field.choices}  # type: ignore[attr-defined]
    return choices.get(str(value or ""), "–")


def _offered(model: type[Any], besides: int | None) -> QuerySet[Any]:
    """What can be chosen today, and what the ticket has."""
    found: QuerySet[Any] = model._default_manager.filter(Q(is_active=True) | Q(pk=besides))
    return found.order_by("position", "name")
