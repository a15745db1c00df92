"""A bell that has been looked at: what is told of the last days, read as far as its readers have come."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, OuterRef, Subquery

from ventanilla.domain.invoices import letters as of_invoices
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.tickets.models import Reading
from ventanilla.domain.workorders import letters as of_orders
from ventanilla.domain.workorders.models import WorkOrder

FRESH = timedelta(hours=30)
"""What is older was seen in the list."""
OF_PAPERS = timedelta(days=4)
MOST_PAPERS = 12


def tell_of_papers(now: datetime) -> None:
    """The letters, and with them the bells, of what was published and issued in the last days."""
    for invoice in Invoice.objects.filter(published_at__gt=now - OF_PAPERS).order_by("-published_at")[
        :MOST_PAPERS
    ]:
        of_invoices.published(invoice, version=1)
        Letter.objects.about("invoice", invoice.pk).update(created_at=invoice.published_at)
    orders = WorkOrder.objects.out().filter(issued_at__gt=now - OF_PAPERS)
    for order in orders.select_related("technician__person", "customer").order_by("-issued_at")[:MOST_PAPERS]:
        of_orders.issued(order)
        Letter.objects.about("workorder", order.pk).update(created_at=order.issued_at)


def look_at_bells(now: datetime) -> None:
    """Each notice is as old as its letter; what its reader has read in the ticket, they have read here."""
    Notice.objects.update(at=Subquery(Letter.objects.filter(key=OuterRef("key")).values("created_at")))
    Notice.objects.filter(at__lt=now - FRESH).update(read_at=F("at") + timedelta(minutes=20))
    of_tickets = Notice.objects.filter(thing="ticket", read_at=None).select_related("member", "staff")
    read = {
        (one.ticket_id, one.person_id): one.read_at for one in Reading.objects.filter(read_at__gt=now - FRESH)
    }
    for one in of_tickets:
        reader = one.member or one.staff
        seen = read.get((one.number, reader.person_id)) if reader else None
        if seen and seen >= one.at:
            Notice.objects.filter(pk=one.pk).update(read_at=seen)
