"""Work orders that wait for a signature, and what a telephone sends."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from ventanilla.demo.papers import one_page
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.files.actions import keep_whole
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, draft
from ventanilla.domain.workorders.actions.issuing import issue
from ventanilla.domain.workorders.guard import OWNER
from ventanilla.domain.workorders.models import Line, WorkOrder

STROKES = [[[40 + 8 * step, 100 + 20 * (step % 5), 20 * step] for step in range(40)]]


def issued_order(customer: Customer, *, by: StaffMember, subject: str = "Cambio del router") -> WorkOrder:
    """By this technician, of an hour and a half in its customer's house; with a paper that took no time to make."""
    until = now()
    done = Stretch(
        technician=by, began_at=until - timedelta(minutes=90), ended_at=until, kind=Line.Kind.ON_SITE,
        description="Router cambiado y red comprobada",
    )  # fmt: skip
    order = issue(
        draft(customer, by=by, content=Content(subject=subject, technician=by, lines=[done])), by=by
    )
    paper = keep_whole(f"parte-{order.number}.pdf", one_page(order.number, [subject]).content, owner=OWNER)
    WorkOrder.objects.filter(pk=order.pk).update(document=paper, document_sha256=paper.sha256)
    order.refresh_from_db()
    return order


def what_a_telephone_sends(order: WorkOrder, by: StaffMember, **other: Any) -> dict[str, Any]:
    return {
        "form_key": f"clave-del-movil-{order.pk}", "name": "Lucía Ferrer", "tax_id": "12345678Z", "role": "Gerente",
        "strokes": json.dumps(STROKES), "device_time": "2026-11-23T10:00:00+01:00", "shown": order.document_sha256,
        "owner": f"staff:{by.pk}", **other,
    }  # fmt: skip
