"""The papers of the demonstration's work orders: the newest as the verbs make them, the others a plain page."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ventanilla.core.durations import in_hours
from ventanilla.demo.papers import one_page
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.workorders.guard import OWNER
from ventanilla.domain.workorders.models import Line, Material, Signature, Status, WorkOrder
from ventanilla.domain.workorders.paper import render_all, render_all_signed

IN_TYPE = 30
"""So many are set in type, a second in all; two hundred with their signatures would take ten of each night."""


def plain_paper(
    order: WorkOrder, lines: Sequence[Line], materials: Sequence[Material]
) -> tuple[StoredFile, bytes]:
    """Of an order that is not written yet. Its lines with the last one first."""
    said = [f"{one.description} ({in_hours(one.minutes)})" for one in lines][::-1]
    used = [f"{one.quantity:g} {one.unit} {one.name}" for one in materials]
    words = [f"Parte {order.number}", order.customer.legal_name, order.subject, order.summary, *said, *used]
    paper = one_page(f"parte-{order.number}.pdf", [*words, f"Tiempo total: {in_hours(order.minutes)}"])
    return _filed(paper.name, paper.content, order.dated_at), paper.content


def set_in_type(orders: Sequence[WorkOrder]) -> dict[Path, bytes]:
    """Issued ones, once they are written. Returns the bytes that are to lie on the disk."""
    of_paper = WorkOrder.objects.select_related(
        "customer", "requester__person", "annex_of", "signature", "document"
    )
    found = list(of_paper.filter(pk__in=[one.pk for one in orders]))
    shelf: dict[Path, bytes] = {}
    _issued(found, shelf)
    _signed([one for one in found if one.status == Status.SIGNED], shelf)
    return shelf


def _issued(orders: Sequence[WorkOrder], shelf: dict[Path, bytes]) -> None:
    """What had a plain page gets this one under the same name."""
    for order, content in zip(orders, render_all(orders), strict=True):
        made = _filed(f"parte-{order.number}.pdf", content, order.dated_at)
        if order.document:
            made.pk, made.place = order.document.pk, order.document.place
        order.document, order.document_sha256 = made, made.sha256
        shelf[made.path] = content
    made_anew = [one.document for one in orders if one.document]
    StoredFile.objects.bulk_create(
        made_anew, update_conflicts=True, unique_fields=["id"], update_fields=["size", "sha256"]
    )
    WorkOrder.objects.bulk_update(orders, ["document", "document_sha256"])


def _signed(orders: Sequence[WorkOrder], shelf: dict[Path, bytes]) -> None:
    for order in orders:
        order.signature.shown_sha256 = order.document_sha256
    Signature.objects.bulk_update([one.signature for one in orders], ["shown_sha256"])
    for order, content in zip(orders, render_all_signed(orders), strict=True):
        order.signed_document = _filed(f"firmado-{order.number}.pdf", content, order.signature.signed_at)
        shelf[order.signed_document.path] = content
    StoredFile.objects.bulk_create(one.signed_document for one in orders if one.signed_document)
    WorkOrder.objects.bulk_update(orders, ["signed_document"])


def _filed(name: str, content: bytes, at: datetime) -> StoredFile:
    place = uuid.uuid4()
    return StoredFile(
        id=place, name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest(),
        place=f"{place.hex[:2]}/{place.hex}", owner=OWNER, is_draft=False, created_at=at,
    )  # fmt: skip
