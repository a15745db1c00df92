"""The same company is here twice: which other it is, the two side by side, and the press that makes them one."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ventanilla.core.errors import Refused
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.merging.actions import merge_customers
from ventanilla.domain.merging.refusals import are_of_two, refuse_pair
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.customers.views import LONGEST, editing, show
from ventanilla.doors.desk.ticket.finding import customers_like
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.counts import count_words, how_many
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import brought, has_just_proved, to_prove


class MergeForm(forms.Form):
    code = forms.CharField(max_length=20)
    is_other_number_meant = forms.BooleanField(
        label=gettext_lazy("Son la misma empresa aunque el CIF sea otro"), required=False
    )
    seen = forms.RegexField(r"\A\d{1,9}-\d{1,9}\Z", widget=forms.HiddenInput)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Escribe %(code)s para confirmarlo") % {"code": code}

    @property
    def versions(self) -> tuple[int, int]:
        one, other = self.cleaned_data["seen"].split("-")
        return int(one), int(other)


class Row(NamedTuple):
    """One line of the table: what each of the two has."""

    label: str
    kept: str
    gone: str


@require_safe
@desk_page
def choice(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_customers(request.actor))
    words = request.GET.get("busca", "").replace("\0", "").strip()[:LONGEST] or found.name.partition(" ")[0]
    others = [one for one in customers_like(words) if one.pk != found.pk]
    return show(request, "merge_choice", {"customer": found, "words": words, "others": others})


@editing
@desk_page
def merge(request: DeskRequest, number: int, gone: int) -> HttpResponseBase:
    """`number` stays. Whoever presses twice finds that it has been done."""
    kept = get_object_or_404(Customer.objects.standing(), pk=number)
    going = get_object_or_404(Customer, pk=gone)
    allow(may_keep_customers(request.actor))
    if going.merged_into_id == kept.pk:
        return redirect("desk:customer", kept.pk)
    if not has_just_proved(request):
        return to_prove(request)
    form = MergeForm(
        request.POST if request.method == "POST" else None, initial=brought(request), code=going.code
    )
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        merge_customers, kept, going, by=request.actor, code=form.cleaned_data["code"], seen=form.versions,
        is_other_number_meant=form.cleaned_data["is_other_number_meant"],
    ):  # fmt: skip
        told = {"gone": going.code, "kept": kept.name}
        messages.success(request, _("Hecho: lo que había en %(gone)s está ahora en %(kept)s.") % told)
        return redirect("desk:customer", kept.pk)
    return _shown(request, Customer.objects.get(pk=number), Customer.objects.get(pk=gone), attempt)


def _shown(request: DeskRequest, kept: Customer, going: Customer, attempt: Attempt) -> HttpResponse:
    context = {
        "customer": kept, "going": going, "form": attempt.form, "facts": _facts(kept, going),
        "counts": _counts(request.actor, kept, going), "are_of_two": are_of_two(kept, going),
        "why_not": _why_not(kept, going),
    }  # fmt: skip
    return show(request, "merge", context, attempt.status)


def _why_not(kept: Customer, going: Customer) -> str:
    try:
        refuse_pair(kept, going)
    except Refused as refusal:
        return str(refusal.reason)
    return ""


def _facts(kept: Customer, going: Customer) -> list[Row]:
    names = ("code", "name", "legal_name", "tax_id", "external_id", "phone", "email", "address")
    fields = [Customer._meta.get_field(name) for name in names]
    told = [(str(one.verbose_name), getattr(kept, one.name), getattr(going, one.name)) for one in fields]  # type: ignore[union-attr]
    return [Row(label[:1].upper() + label[1:], one, other) for label, one, other in told if one or other]


def _counts(me: StaffMember, kept: Customer, going: Customer) -> list[Row]:
    """What moves, each counted to a thousand, in one statement for both."""
    waiting = AccessRequest.objects.filter(state=AccessRequest.State.WAITING)
    tickets = Ticket.objects.visible_to(me)
    kinds = {
        _("Personas"): Membership.objects.kept(), _("Incidencias"): tickets, _("Incidencias abiertas"): tickets.open(),
        _("Facturas"): Invoice.objects.visible_to(me), _("Contratos"): Contract.objects.visible_to(me),
        _("Peticiones de acceso"): waiting,
    }  # fmt: skip
    both = [how_many(rows.filter(customer=one)) for rows in kinds.values() for one in (kept, going)]
    counted = Customer.objects.filter(pk=kept.pk).values_list(*both).get()
    words = [count_words(number) for number in counted]
    return [Row(label, words[2 * at], words[2 * at + 1]) for at, label in enumerate(kinds)]
