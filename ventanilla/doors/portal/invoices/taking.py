"""Taking invoices along: one file, a year in a ZIP, a table."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.csv_tables import csv_rows
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.noting import note_download as note_file
from ventanilla.domain.customers.models import Section
from ventanilla.domain.invoices.actions.evidence import note_download, note_many
from ventanilla.domain.invoices.models import Invoice, InvoiceFile, Payment
from ventanilla.doors.portal.invoices.views import file_of
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.invoice_files import zipped
from ventanilla.doors.shared.invoice_lists import found_in, of_year, words_in, year_in

MOST_FILES, MOST_BYTES = 2_000, 1_000_000_000
"""In one ZIP; who has more takes the year by quarters."""
MOST_ROWS = 10_000
QUARTERS = {str(number): (number * 3 - 2, number * 3) for number in range(1, 5)}


@require_safe
@portal_page(Section.INVOICES)
def file(request: PortalRequest, number: int, file: int) -> HttpResponseBase:
    found = file_of(request, number, file)
    note_download(found, by=request.actor)
    return send_file(found.file)


@require_safe
@portal_page(Section.INVOICES)
def archive(request: PortalRequest, year: int) -> HttpResponseBase:
    """The newest files of each invoice of a year, or of a quarter of it (`?trimestre=1`)."""
    quarter = request.GET.get("trimestre", "")
    if year not in range(1900, 3000):
        raise Http404
    rows = of_year(Invoice.objects.visible_to(request.actor), year)
    if quarter in QUARTERS:
        first, last = QUARTERS[quarter]
        rows = rows.filter(issued_on__gte=date(year, first, 1), issued_on__month__lte=last)
    files = _newest_files(rows)
    if not files:
        raise Http404
    if len(files) > MOST_FILES or sum(one.file.size for one in files) > MOST_BYTES:
        raise Refused(_("Son demasiadas para un solo ZIP: descárgalas por trimestres."))
    name = f"facturas-{year}{f'-t{quarter}' if quarter in QUARTERS else ''}.zip"
    note_many(request.actor.customer, files, name=name, by=request.actor)
    return zipped(files, name)


@require_safe
@portal_page(Section.INVOICES)
def table(request: PortalRequest) -> HttpResponse:
    """What the list shows, for a spreadsheet."""
    rows, year = Invoice.objects.visible_to(request.actor), year_in(request.GET.get("ano", ""))
    words = words_in(request.GET.get("q", ""))
    found = of_year(rows, year) if year else rows
    shown = (found_in(found, words) if words else found).order_by("-issued_on", "-pk")[:MOST_ROWS]
    head = [_("Número"), _("Fecha"), _("Concepto"), _("Vencimiento"), _("Base"), _("Impuestos"), _("Total"),
            _("Moneda"), _("Rectifica"), _("Pago")]  # fmt: skip
    answer = HttpResponse(csv_rows([head, *map(_cells, shown)]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="facturas.csv"'
    note_file(request.actor.customer, "facturas.csv", by=request.actor)
    return answer


def _cells(one: Invoice) -> list[str]:
    """Amounts with a comma, as spreadsheets here read them; a minus sign before digits alone calculates nothing."""
    amounts = [
        "" if value is None else f"{value}".replace(".", ",") for value in (one.net, one.tax, one.total)
    ]
    paid = str(Payment(one.payment).label) if one.payment else ""
    return [
        one.label, str(one.issued_on), one.concept, str(one.due_on or ""), *amounts, one.currency,
        one.rectifies_number, paid,
    ]  # fmt: skip


def _newest_files(rows: QuerySet[Invoice]) -> list[InvoiceFile]:
    """Of each kind, as far as one more than may leave at once."""
    alike = InvoiceFile.objects.filter(invoice=OuterRef("invoice"), kind=OuterRef("kind")).order_by(
        "-version"
    )
    newest = InvoiceFile.objects.filter(invoice__in=rows, pk=Subquery(alike.values("pk")[:1]))
    found = newest.select_related("file", "invoice").order_by("invoice__issued_on", "invoice_id", "kind")
    return list(found[: MOST_FILES + 1])
