"""How far customers come with what they have not: seen, asked, contracted. And of which type their requests are."""

from __future__ import annotations

from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.db.models import Count, Exists, F, OuterRef, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.domain.renewals.actions.asking_about import choose_request_type, request_type
from ventanilla.domain.renewals.models import Interest
from ventanilla.domain.tickets.models import TicketType
from ventanilla.doors.desk.contracts.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page


class Line(NamedTuple):
    service: str
    seen: int
    asked: int
    contracted: int


class TypeForm(forms.Form):
    type = forms.ModelChoiceField(
        label=gettext_lazy("Tipo de las peticiones"), queryset=TicketType.objects.none(), empty_label=None,
        help_text=gettext_lazy("Las incidencias que abren «Solicitar información» y las renovaciones."),
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"type": request_type().pk}})  # type: ignore[arg-type]
        self.fields["type"].queryset = TicketType.objects.offered()  # type: ignore[attr-defined]


def interest_lines() -> list[Line]:
    """By service, of its customers: each counts once. What they have come after they had seen it counts as contracted."""
    later = Contract.objects.filter(
        customer=OuterRef("customer"), service=OuterRef("service"), created_at__gte=OuterRef("seen_at")
    )
    told = Interest.objects.annotate(has=Exists(later)).values("service__name").annotate(
        seen=Count("pk"), asked=Count("pk", filter=Q(asked_at__isnull=False)), contracted=Count("pk", filter=Q(has=True)),
    )  # fmt: skip
    rows = told.order_by(F("asked").desc(), F("seen").desc(), "service__name")
    return [Line(*row) for row in rows.values_list("service__name", "seen", "asked", "contracted")]


@editing
@desk_page
def interest(request: DeskRequest) -> HttpResponseBase:
    if request.method == "POST":
        return _chosen(request)
    may_choose = may_change_settings(request.actor)
    return show(request, "interest", {"lines": interest_lines(), "form": TypeForm() if may_choose else None})


def _chosen(request: DeskRequest) -> HttpResponse:
    allow(may_change_settings(request.actor))
    form = TypeForm(request.POST)
    if not form.is_valid():
        return show(request, "interest", {"lines": interest_lines(), "form": form}, 422)
    choose_request_type(form.cleaned_data["type"], by=request.actor)
    messages.success(request, _("Guardado."))
    return redirect("desk:services_interest")
