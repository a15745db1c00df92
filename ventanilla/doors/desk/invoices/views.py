"""Facturas at the desk: the list, one of them with who has seen it, its files, and taking a publication back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.actions.evidence import note_download, note_look
from ventanilla.domain.invoices.actions.keeping import withdraw
from ventanilla.domain.invoices.models import Invoice, InvoiceFile
from ventanilla.domain.invoices.policy import may_publish
from ventanilla.doors.desk.invoices import reads
from ventanilla.doors.desk.invoices.forms import WithdrawForm, customer_in
from ventanilla.doors.desk.invoices.told import sentence
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.downloads import send_file, show_pdf
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.invoice_lists import words_in, year_in


@require_safe
@desk_page
def invoices(request: DeskRequest) -> HttpResponse:
    rows, words, year = (
        Invoice.objects.visible_to(request.actor),
        words_in(request.GET.get("q", "")),
        request.GET.get("ano", ""),
    )
    customer = customer_in(request.GET.get("cliente", ""))
    of_customer = Customer.objects.filter(pk=customer).first() if customer else None
    found = reads.lines(
        rows, words=words, year=year_in(year), customer=of_customer.pk if of_customer else None,
        cursor=request.GET.get("after", ""),
    )  # fmt: skip
    here = {name: value for name, value in (("q", words), ("ano", year if year_in(year) else ""),
                                            ("cliente", of_customer.pk if of_customer else "")) if value}  # fmt: skip
    context = {
        "page": found.page, "since": found.since, "words": words, "year": year_in(year), "of_customer": of_customer,
        "here": here,
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@desk_page
def invoice(request: DeskRequest, number: int) -> HttpResponse:
    return _page(request, _found(request, number), WithdrawForm())


@require_POST
@desk_page
def take_back(request: DeskRequest, number: int) -> HttpResponse:
    found, form = _found(request, number), WithdrawForm(request.POST)
    allow(may_publish(request.actor))
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(withdraw, found, form.cleaned_data["because"], by=request.actor):
        messages.success(request, _("Retirada: el cliente ya no la ve."))
        return redirect("desk:invoice", number)
    return _page(request, found, form, attempt.status)


@require_safe
@desk_page
def file(request: DeskRequest, number: int, file: int) -> HttpResponseBase:
    """Taken along; or, a PDF, shown (`?ver`)."""
    mine = Invoice.objects.visible_to(request.actor).filter(pk=number)
    found = get_object_or_404(
        InvoiceFile.objects.select_related("file", "invoice"), pk=file, invoice__in=mine
    )
    if "ver" in request.GET and found.kind == InvoiceFile.Kind.PDF:
        note_look(found, by=request.actor)
        return show_pdf(found.file)
    note_download(found, by=request.actor)
    return send_file(found.file)


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {
        "rail": rail(current="invoices"), "waiting": reads.how_many_wait(), "may_publish": may_publish(request.actor),
    }  # fmt: skip
    return render(request, f"desk/invoices/{template}.html", {**around, **context}, status=status)


def _found(request: DeskRequest, number: int) -> Invoice:
    rows = Invoice.objects.visible_to(request.actor).select_related("customer", "rectifies")
    return get_object_or_404(rows, pk=number)


def _page(request: DeskRequest, found: Invoice, form: WithdrawForm, status: int = 200) -> HttpResponse:
    files = found.files.select_related("file").order_by("kind", "-version")
    context = {
        "invoice": found, "files": list(files), "corrected_by": list(found.rectified_by.all()[:10]),
        "lines": reads.told_of(found), "sentence": sentence, "form": form,
    }  # fmt: skip
    return show(request, "invoice", context, status)
