"""What is kept of somebody in work orders: what was done for them, their signature, and what they did not agree with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.privacy.holdings.base import Holding
from ventanilla.domain.workorders.models import Objection, Signature, WorkOrder

HOLDINGS = (
    Holding(
        "work_orders", _("Partes de trabajo hechos para ti"), WorkOrder,
        lambda who: WorkOrder.objects.out().filter(requester__in=who.members),
        shown=("year", "sequence", "subject", "issued_at", "status"),
        kept="Papers of a company's work, which are not changed once issued.",
    ),
    Holding(
        "work_signatures", _("Firmas de partes de trabajo"), Signature,
        lambda who: Signature.objects.filter(contact__in=who.members),
        shown=("order__year", "order__sequence", "name", "tax_id", "role", "signed_at", "way"),
        kept="Evidence of what a company accepted; claims can be made for years.",
    ),
    Holding(
        "work_objections", _("Reparos a partes de trabajo"), Objection,
        lambda who: Objection.objects.filter(by__in=who.members),
        shown=("order__year", "order__sequence", "reason", "at", "answer", "answered_at"),
        kept="Evidence of what a company did not accept.",
    ),
)  # fmt: skip
