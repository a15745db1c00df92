"""What was paid, as the program that keeps the accounts tells it: a table with number, state and day."""

from __future__ import annotations

import csv
from datetime import date, datetime
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ventanilla.core.csv_tables import cells_of
from ventanilla.core.errors import Refused
from ventanilla.core.text import decoded, plain
from ventanilla.domain.invoices.actions.keeping import PaymentLine, note_payments
from ventanilla.domain.invoices.models import Payment
from ventanilla.domain.invoices.policy import may_publish
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.desk.invoices.forms import PaymentsForm
from ventanilla.doors.desk.invoices.views import show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt

LARGEST = 1_000_000
WORDS = {
    "pagada": Payment.PAID, "cobrada": Payment.PAID, "paid": Payment.PAID,
    "pendiente": Payment.PENDING, "sin pagar": Payment.PENDING, "unpaid": Payment.PENDING,
    "devuelta": Payment.RETURNED, "impagada": Payment.RETURNED, "returned": Payment.RETURNED,
}  # fmt: skip
SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def payments(request: DeskRequest) -> HttpResponseBase:
    allow(may_publish(request.actor))
    form = PaymentsForm(request.POST, request.FILES) if request.method == "POST" else PaymentsForm()
    attempt = Attempt(form)
    context: dict[str, Any] = {"form": form, "done": None, "unknown": [], "more": 0}
    if form.is_valid() and attempt.to(_noted, form.cleaned_data["file"].read(LARGEST + 1), request.actor):
        done, unknown = attempt.result
        context |= {"done": done, "unknown": unknown[:SHOWN], "more": max(len(unknown) - SHOWN, 0)}
    return show(request, "payments", context, attempt.status)


def _noted(content: bytes, by: Actor) -> tuple[int, list[str]]:
    """Raises Refused, with the line, for what cannot be read: then nothing of it is noted."""
    if len(content) > LARGEST:
        raise Refused(_("El archivo es demasiado grande: 1 MB como mucho."), field="file")
    try:
        rows = [row for row in cells_of(decoded(content)) if any(row)]
    except csv.Error as error:
        raise Refused(_("No se puede leer como tabla CSV."), field="file") from error
    return note_payments([_line(row, at) for at, row in enumerate(rows, 1) if at > 1 or _is_told(row)], by=by)


def _is_told(row: list[str]) -> bool:
    """Not the heads of the columns."""
    return len(row) > 1 and plain(row[1]) in WORDS


def _line(row: list[str], at: int) -> PaymentLine:
    if not _is_told(row):
        raise Refused(
            _("La línea %(line)s no dice «pagada», «sin pagar» ni «devuelta» en la segunda columna.")
            % {"line": at},
            field="file",
        )
    return PaymentLine(row[0], WORDS[plain(row[1])], _day(row[2], at) if len(row) > 2 and row[2] else None)


def _day(words: str, at: int) -> date:
    for shape in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            return datetime.strptime(words, shape).date()  # noqa: DTZ007 - a day, not an instant
        except ValueError:
            continue
    raise Refused(
        _("La fecha de la línea %(line)s no se entiende: escríbela como 2026-11-30.") % {"line": at},
        field="file",
    )
