"""What Inicio shows of invoices."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.invoices.models import Invoice
from ventanilla.doors.shared.invoice_lists import Line, invoice_lines

SHOWN = 3


def last_invoices(me: Membership) -> list[Line]:
    return list(invoice_lines(Invoice.objects.visible_to(me), "", size=SHOWN).rows)
