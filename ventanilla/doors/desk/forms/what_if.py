"""What somebody asks who wants to know when a ticket would be due. The address keeps the question."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.timezone import get_current_timezone, localtime, now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.domain.tickets.wording import priority_choices

MOST_CUSTOMERS = 1000
"""In a list to choose from."""
FURTHEST = timedelta(days=366 * 5)
"""From now: nobody asks about another century."""
TYPED = "%Y-%m-%dT%H:%M"


_FIRST = Customer.objects.filter(is_active=True).order_by("name").values("pk")[:MOST_CUSTOMERS]


class WallTime(forms.DateTimeField):
    """As the clock on the wall says it: the hour that comes twice is meant the first time, the one that never comes is
    as late as it would be had nobody touched the clock.
    """

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        typed: Any = super(forms.DateTimeField, self).to_python(value)
        at: datetime = typed.replace(tzinfo=get_current_timezone()).astimezone(UTC)
        return at


class WhatIfForm(forms.Form):
    cliente = forms.ModelChoiceField(
        label=_("Cliente"), required=False, empty_label=_("Uno sin acuerdo propio"),
        queryset=Customer.objects.filter(pk__in=_FIRST).order_by("name"),
    )  # fmt: skip
    tipo = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    aplicacion = forms.ModelChoiceField(
        label=_("Aplicación"),
        queryset=Application.objects.offered(),
        required=False,
        empty_label=_("Ninguna"),
    )
    prioridad = forms.ChoiceField(label=_("Prioridad"), choices=priority_choices, widget=forms.RadioSelect)
    entra = WallTime(
        label=_("Si entra el"), input_formats=[TYPED],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=TYPED),
        error_messages={"required": _("Escribe el día y la hora.")},
    )  # fmt: skip

    def __init__(self, asked: QueryDict) -> None:
        """What the address does not say is as it is most of the time: something ordinary, now."""
        super().__init__({**usual(), **asked.dict()})

    def clean_entra(self) -> datetime:
        at: datetime = self.cleaned_data["entra"]
        if abs(at - now()) > FURTHEST:
            raise forms.ValidationError(gettext("Escribe un día de estos años."))
        return at

    @property
    def ticket(self) -> Ticket:
        """As it would come in, once the form is valid. Nobody saves it."""
        asked, at = self.cleaned_data, self.cleaned_data["entra"]
        return Ticket(
            customer_id=asked["cliente"].pk if asked["cliente"] else 0, type=asked["tipo"],
            application=asked["aplicacion"], urgency=asked["prioridad"], priority=asked["prioridad"],
            created_at=at, updated_at=at, status_since=at, turn_since=at,
        )  # fmt: skip


def usual() -> dict[str, object]:
    kind = TicketType.objects.offered().values_list("pk", flat=True).first()
    return {"tipo": kind, "prioridad": Priority.MEDIUM.value, "entra": localtime().strftime(TYPED)}
