"""Facturas: the list of a year, one invoice, and its file in the browser."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.invoices.actions.evidence import note_look
from ventanilla.domain.invoices.models import Invoice, InvoiceFile
from ventanilla.domain.invoices.reading import facts_of_xml
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.downloads import show_pdf
from ventanilla.doors.shared.invoice_lists import (
    found_in,
    invoice_lines,
    of_year,
    words_in,
    year_in,
    years_of,
)

ALL = "todas"


@require_safe
@portal_page(Section.INVOICES)
def invoices(request: PortalRequest) -> HttpResponse:
    """Without a wish, the newest year that has any; who looks for words looks in all."""
    rows = Invoice.objects.visible_to(request.actor)
    years, words = years_of(rows), words_in(request.GET.get("q", ""))
    asked = request.GET.get("ano", "")
    year = (
        None if asked == ALL or (words and not year_in(asked)) else year_in(asked) or next(iter(years), None)
    )
    found = of_year(rows, year) if year else rows
    page = invoice_lines(found_in(found, words) if words else found, request.GET.get("after", ""))
    here = {**({"q": words} if words else {}), "ano": str(year or ALL)}
    context = {"page": page, "years": years, "year": year, "words": words, "here": here, "ALL": ALL}
    return show(request, "list", context)


@require_safe
@portal_page(Section.INVOICES)
def invoice(request: PortalRequest, number: int) -> HttpResponse:
    rows = Invoice.objects.visible_to(request.actor).select_related("rectifies")
    found = get_object_or_404(rows, pk=number)
    files = list(found.files.select_related("file").order_by("kind", "-version"))
    seen: set[str] = set()
    newest = [one for one in files if not (one.kind in seen or seen.add(one.kind))]  # type: ignore[func-returns-value]
    corrected = Invoice.objects.visible_to(request.actor).filter(rectifies=found).order_by("issued_on", "pk")
    context = {
        "invoice": found, "newest": newest, "older": [one for one in files if one not in newest],
        "corrected_by": corrected[:10], "may_ask": _may_ask(request.actor),
    }  # fmt: skip
    return show(request, "invoice", context)


def _may_ask(me: Membership) -> bool:
    """Whose company has left finds its invoices, and nothing to ask in."""
    return not me.has_left and me.may_view(Section.SUPPORT) and may_open(me)


@require_safe
@portal_page(Section.INVOICES)
def look(request: PortalRequest, number: int, file: int) -> HttpResponseBase:
    """A PDF by the browser itself, an XML by us."""
    found = file_of(request, number, file)
    note_look(found, by=request.actor)
    if found.kind == InvoiceFile.Kind.PDF:
        return show_pdf(found.file)
    facts = facts_of_xml(found.file.path.read_bytes())
    return show(request, "reading", {"invoice": found.invoice, "one": found, "facts": facts})


def file_of(request: PortalRequest, number: int, file: int) -> InvoiceFile:
    """404 for what is another's, as for what is not there."""
    mine = Invoice.objects.visible_to(request.actor).filter(pk=number)
    return get_object_or_404(InvoiceFile.objects.select_related("file", "invoice"), pk=file, invoice__in=mine)


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="invoices"), "title": _("Facturas")}
    return render(request, f"portal/invoices/{template}.html", {**around, **context}, status=status)
