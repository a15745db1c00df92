"""Which notices somebody may still see: what has been closed to them since is neither shown, nor counted, nor sent."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.notices.models import Notice, NoticeQuerySet, Reader
from ventanilla.domain.notices.things import open_to
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.models import WorkOrder


def visible_notices(reader: Reader) -> NoticeQuerySet:
    """The one scope of the bell: list, count, reading and the daily letter start here. Of things that can go from under
    somebody's eyes one by one their own scope is asked, row by row and not for all that they may see; of the others the
    section.
    """
    if not isinstance(reader, Membership):
        return Notice.objects.of(reader)
    return notices_among(open_to(reader), reader)


def notices_among(open_to_them: Collection[str], reader: Membership) -> NoticeQuerySet:
    """The same for who has looked already which kinds of things are open to them."""
    seen = Q(thing__in=[one for one in open_to_them if one not in ("ticket", "invoice", "work_order")])
    if "ticket" in open_to_them:
        seen |= Q(thing="ticket") & Q(Exists(Ticket.objects.visible_to(reader).filter(pk=OuterRef("number"))))
    if "invoice" in open_to_them:
        seen |= Q(thing="invoice") & Q(
            Exists(Invoice.objects.visible_to(reader).filter(pk=OuterRef("number")))
        )
    if "work_order" in open_to_them:
        seen |= Q(thing="work_order") & Q(
            Exists(WorkOrder.objects.visible_to(reader).filter(pk=OuterRef("number")))
        )
    return Notice.objects.of(reader).filter(seen)
