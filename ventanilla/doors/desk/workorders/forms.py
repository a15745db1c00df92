"""The form of a draft: what it is about, its lines and its materials, all in one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.timezone import get_default_timezone, localdate, localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.devices.models import Device
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.actions.drafting import MOST_LINES, Content, Stretch, Used
from ventanilla.domain.workorders.models import Line, WorkOrder
from ventanilla.doors.desk.workorders.deeds import SeenForm
from ventanilla.doors.shared.forms import WordsField

DAY = timedelta(days=1)
MOST_DEVICES = 500


class Choices:
    """Whom and what the rows of one form may name: read once for all of them."""

    def __init__(self, customer: Customer, order: WorkOrder | None) -> None:
        kept = {one.technician_id for one in order.lines.all()} | {order.technician_id} if order else set()
        people = StaffMember.objects.select_related("person").order_by("person__name")
        self.staff = {
            one.pk: one for one in people if (one.is_active and one.person.is_active) or one.pk in kept
        }
        members = Membership.objects.kept().filter(customer=customer).select_related("person", "customer")
        self.members = {one.pk: one for one in members.order_by("person__name")}
        devices = Device.objects.standing().filter(customer=customer).order_by("name")
        self.devices = {one.pk: one for one in devices[:MOST_DEVICES]}


class OneOf(forms.TypedChoiceField):
    """One of the rows that are there, by its number."""

    def offer(self, rows: dict[int, Any], empty: Any = None) -> None:
        self.rows = rows
        first = [("", empty)] if empty is not None else []
        self.choices = [
            *first,
            *((number, getattr(one, "actor_name", str(one))) for number, one in rows.items()),
        ]
        self.empty_value = None
        self.coerce = lambda value: rows.get(number_in(str(value)) or 0)


class OrderForm(SeenForm):
    subject = forms.CharField(label=_("Asunto"), max_length=150)
    requester = OneOf(label=_("Solicitado por"), required=False)
    technician = OneOf(label=_("Responsable"), help_text=_("Le llegan la firma y los reparos."))
    summary = WordsField(
        label=_("Qué se ha hecho"),
        rows=4,
        max_length=5000,
        required=False,
        help_text=_("Lo lee y lo firma el cliente."),
    )
    internal_note = WordsField(
        label=_("Nota interna"), rows=2, max_length=5000, required=False, help_text=_("El cliente no la ve.")
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requester"].offer(choices.members, _now("Nadie en concreto"))  # type: ignore[attr-defined]
        self.fields["technician"].offer(choices.staff)  # type: ignore[attr-defined]


class LineForm(forms.Form):
    """One stretch of time. A row without times and words is none."""

    technician = OneOf(label=_("Técnico"), required=False)
    day = forms.DateField(
        label=_("Día"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    began = forms.TimeField(
        label=pgettext_lazy("hora", "De"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    ended = forms.TimeField(
        label=_("A"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    kind = forms.ChoiceField(label=_("Cómo"), choices=Line.Kind.choices, required=False)
    billable = forms.BooleanField(label=_("Facturable"), required=False)
    description = forms.CharField(label=_("Trabajo"), max_length=300, required=False)
    device = OneOf(label=pgettext_lazy("red", "Equipo"), required=False)
    gone = forms.BooleanField(label=_("Quitar"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["technician"].offer(choices.staff)  # type: ignore[attr-defined]
        self.fields["device"].offer(choices.devices, "–")  # type: ignore[attr-defined]
        self.has_devices = bool(choices.devices)

    @property
    def says_nothing(self) -> bool:
        told = self.cleaned_data
        return bool(told.get("gone")) or not any(told.get(name) for name in ("began", "ended", "description"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.says_nothing:
            for name in ("technician", "day", "began", "ended"):
                if told.get(name) is None:
                    self.add_error(name, _now("Falta."))
            if told.get("day") and not date(2000, 1, 1) <= told["day"] <= localdate() + 2 * DAY:
                self.add_error("day", _now("Ese día no puede ser."))
        return told

    @property
    def stretch(self) -> Stretch:
        """By the clock of the house. Who ends before they began ends on the next day."""
        told = self.cleaned_data
        began, ended = _at(told["day"], told["began"]), _at(told["day"], told["ended"])
        if told["ended"] < told["began"]:
            ended = _at(told["day"] + DAY, told["ended"])
        return Stretch(
            technician=told["technician"], began_at=began, ended_at=ended, kind=told["kind"] or Line.Kind.REMOTE,
            billable=told["billable"], description=told["description"], device=told["device"],
        )  # fmt: skip


class Quantity(forms.DecimalField):
    """With a comma or a point."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value or "").replace(",", ".") or None)


class MaterialForm(forms.Form):
    name = forms.CharField(label=_("Material"), max_length=160, required=False)
    quantity = Quantity(
        label=_("Cantidad"), required=False, min_value=0, max_digits=9, decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )  # fmt: skip
    unit = forms.CharField(label=_("Unidad"), max_length=20, required=False)
    gone = forms.BooleanField(label=_("Quitar"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    @property
    def says_nothing(self) -> bool:
        told = self.cleaned_data
        return bool(told.get("gone")) or not (told.get("name") or told.get("quantity"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.says_nothing:
            if not told.get("name"):
                self.add_error("name", _now("Di qué es."))
            if told.get("quantity") == 0:
                self.add_error("quantity", _now("Tiene que ser más de cero."))
        return told

    @property
    def used(self) -> Used:
        told = self.cleaned_data
        return Used(name=told["name"], quantity=told["quantity"] or Decimal(1), unit=told["unit"])


def forgive(*typed: forms.Form) -> None:
    """Nothing is said of what is not there yet: only a row was asked for."""
    for one in typed:
        one._errors = ErrorDict()  # type: ignore[attr-defined]
        one.cleaned_data = {}


class Rows(forms.BaseFormSet[Any]):
    """So many rows as were sent, or are kept, and some that wait to be filled in."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "empty_permitted": False, "use_required_attribute": False}

    @property
    def told(self) -> list[Any]:
        return [one for one in self.forms if not one.says_nothing]


def rows_of(form: type[forms.Form], *, extra: int) -> Any:
    """The class of so many rows; `extra` of them wait to be filled in."""
    most = {"max_num": MOST_LINES, "absolute_max": MOST_LINES + 5}
    return forms.formset_factory(form, formset=Rows, extra=extra, **most)  # type: ignore[arg-type]


def initial_of(order: WorkOrder) -> dict[str, Any]:
    told = {name: getattr(order, name) for name in ("subject", "summary", "internal_note")}
    return {**told, "requester": order.requester_id, "technician": order.technician_id, "seen": order.version}


def initial_line(line: Line) -> dict[str, Any]:
    zone = get_default_timezone()
    began, ended = localtime(line.began_at, zone), localtime(line.ended_at, zone)
    return {
        "technician": line.technician_id, "day": began.date(), "began": began.time(), "ended": ended.time(),
        "kind": line.kind, "billable": line.billable, "description": line.description, "device": line.device_id,
    }  # fmt: skip


def content_of(form: OrderForm, lines: Rows, materials: Rows) -> Content:
    told = form.cleaned_data
    return Content(
        subject=told["subject"], summary=told["summary"], internal_note=told["internal_note"],
        technician=told["technician"], requester=told["requester"],
        lines=[one.stretch for one in lines.told], materials=[one.used for one in materials.told],
    )  # fmt: skip


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=get_default_timezone())
