"""Escaneos: a report of nmap is brought, shown beside what is known, and done as far as somebody ticks it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ventanilla.core.errors import Refused
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.models import Kind, Site, State
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.domain.devices.scanning.actions import (
    MISSING,
    RETIRE,
    Choice,
    apply_scan,
    difference_of,
    is_overtaken,
    key_of,
    take_scan,
)
from ventanilla.domain.devices.scanning.comparing import Difference
from ventanilla.domain.devices.scanning.reading import LARGEST
from ventanilla.domain.devices.scanning.rows import Scan
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt, KeyedForm

editing = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 200
"""Lines of each list at once. What is left over is compared again afterwards."""
KEPT = 20
FIELDS = {
    "ip": gettext_lazy("Dirección IP"), "mac": gettext_lazy("Dirección MAC"), "brand": gettext_lazy("Marca"),
    "name": gettext_lazy("Nombre"), "site": gettext_lazy("Sede"), "state": gettext_lazy("Estado"),
}  # fmt: skip


class ScanForm(KeyedForm):
    site = forms.ModelChoiceField(
        label=gettext_lazy("Sede"), queryset=Site.objects.none(), empty_label=gettext_lazy("Elige una sede")
    )
    file = forms.FileField(
        label=gettext_lazy("Archivo XML de nmap"),
        error_messages={"required": gettext_lazy("Elige un archivo.")},
        widget=forms.FileInput(attrs={"accept": ".xml,text/xml,application/xml"}),
    )

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = Site.objects.filter(customer=customer).in_order()
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        if len(sites) == 1:
            self.initial["site"] = sites[0].pk

    def take(self, by: StaffMember) -> Scan:
        upload = self.cleaned_data["file"]
        return take_scan(
            upload.read(LARGEST + 1), of=self.cleaned_data["site"], by=by, name=upload.name or "", form_key=self.key
        )  # fmt: skip


@editing
@desk_page
def scans(request: DeskRequest, number: int) -> HttpResponseBase:
    """Those of a customer, and the way to bring one."""
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_devices(request.actor))
    form = ScanForm(request.POST or None, request.FILES or None, customer=customer)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.take, request.actor):
        return redirect("desk:scan", attempt.result.pk)
    kept = (
        Scan.objects.visible_to(request.actor)
        .filter(customer=customer)
        .select_related("site", "brought_by__person")
    )
    context = {
        "form": form, "customer": customer, "scans": kept.defer("hosts").order_by("-pk")[:KEPT],
        "has_sites": Site.objects.filter(customer=customer).exists(),
    }  # fmt: skip
    return _show(request, "scans", context, attempt.status)


@editing
@desk_page
def scan(request: DeskRequest, number: int) -> HttpResponseBase:
    """Compared with the devices as they are now, each time."""
    found = get_object_or_404(
        Scan.objects.visible_to(request.actor).select_related(
            "customer", "site", "brought_by__person", "applied_by__person"
        ),
        pk=number,
    )
    allow(may_keep_devices(request.actor))
    refusal = ""
    if request.method == "POST":
        try:
            choice = _choice(request.POST)
            if choice.is_empty and "seen_all" not in request.POST:
                raise Refused(_("No has marcado nada."))
            apply_scan(found, choice, by=request.actor, seen=request.POST.get("seen", "")[:32])
        except Refused as refused:
            refusal = str(refused.reason)
        else:
            messages.success(request, _("Hecho. Lo que no has marcado sigue igual."))
            return redirect("desk:scan", found.pk)
    difference = difference_of(found)
    context = {
        "scan": found,
        "refusal": refusal,
        "is_overtaken": is_overtaken(found),
        **_compared(request, difference, found),
    }
    return _show(request, "scan", context, 422 if refusal else 200)


def _choice(typed: QueryDict) -> Choice:
    """`add`: address; `name-…` and `kind-…` of it. `change`: device.field. `gone-…`: what of that device."""
    changes = {tuple(one.split(".", 1)) for one in typed.getlist("change") if "." in one}
    gone = {
        number: str(typed[key])
        for key in typed
        if key.startswith("gone-") and (number := number_in(key[5:])) and typed[key] in (MISSING, RETIRE)
    }
    return Choice(
        added={
            key: (typed.get(f"name-{key}", ""), typed.get(f"kind-{key}", "")) for key in typed.getlist("add")
        },
        changes=frozenset(
            (number, field) for one, field in changes if (number := number_in(one)) is not None
        ),
        gone=gone,
    )


def _compared(request: HttpRequest, difference: Difference, scan: Scan) -> dict[str, Any]:
    sites = dict(Site.objects.filter(customer=scan.customer_id).values_list("pk", "name"))

    def in_words(field: str, value: str) -> str:
        if field == "site":
            return sites.get(number_in(value) or 0, "")
        return str(State(value).label) if field == "state" else value

    lists = {"added": difference.added, "changed": difference.changed, "gone": difference.gone}
    return {
        **{name: rows[:SHOWN] for name, rows in lists.items()}, "counts": {name: len(rows) for name, rows in lists.items()},
        "rest": any(len(rows) > SHOWN for rows in lists.values()), "shown": SHOWN, "same": len(difference.same),
        "unasked": len(difference.unasked), "digest": difference.digest, "key_of": key_of, "in_words": in_words,
        "labels": FIELDS, "kinds": Kind.choices, "typed": request.POST, "is_known": any(lists.values()),
    }  # fmt: skip


def _show(request: DeskRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    around = {"rail": rail(current="devices")}
    return render(request, f"desk/devices/{template}.html", {**around, **context}, status=status)
