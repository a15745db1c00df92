"""A work order that was issued, with its paper: what the tests about signing begin with."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from tests.cast import Cast
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.actions.archiving import archive, archive_signed
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, Used, draft
from ventanilla.domain.workorders.actions.issuing import issue
from ventanilla.domain.workorders.models import WorkOrder

STROKES = [
    [[40 + 6 * step, 100 + (step % 7) * 9, 12 * step] for step in range(60)],
    [[420, 60, 900], [424, 62, 930]],
]


def an_order(
    cast: Cast, *, customer: Customer | None = None, subject: str = "Cambio del disco", ticket: Ticket | None = None,
    is_archived: bool = True, **more: Any,
) -> WorkOrder:  # fmt: skip
    at = now() - timedelta(hours=4)
    hours = [at + timedelta(hours=one) for one in range(3)]
    lines = [
        Stretch(technician=cast.marta, began_at=hours[0], ended_at=hours[1], kind="travel", billable=False),
        Stretch(
            technician=cast.marta,
            began_at=hours[1],
            ended_at=hours[2],
            kind="on_site",
            description="Disco nuevo",
        ),
    ]
    told = {
        "subject": subject,
        "summary": "Se cambia y se comprueba.",
        "internal_note": "SOLO PARA NOSOTROS",
        "lines": lines,
        "materials": [Used(name="Disco SAS")],
    }
    order = draft(customer or cast.aurora, by=cast.marta, ticket=ticket, content=Content(**{**told, **more}))
    order = issue(order, by=cast.marta)
    if is_archived:
        archive(order)
    return WorkOrder.objects.get(pk=order.pk)


def signed(order: WorkOrder) -> WorkOrder:
    """Its second paper as well, as the worker makes it."""
    archive_signed.func(order.pk)
    return WorkOrder.objects.get(pk=order.pk)


def typed(order: WorkOrder, **told: str) -> dict[str, str]:
    """What the page sends."""
    usual = {"name": "Lucía Ferrer", "tax_id": "00000000T", "role": "Gerente", "strokes": json.dumps(STROKES),
             "shown": order.document_sha256, "form_key": f"clave-{order.pk}-firma",
             "device_time": "2026-11-23T10:00:00.000Z"}  # fmt: skip
    return {**usual, **told}
