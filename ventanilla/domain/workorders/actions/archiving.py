"""The papers of a work order, made by the worker and kept as bytes. Until then its pages say that they are being made."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from ventanilla.domain.files.actions import keep_whole
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.workorders import paper
from ventanilla.domain.workorders.guard import OWNER
from ventanilla.domain.workorders.models import WorkOrder


@task
def archive_document(number: int) -> None:
    """What was issued, once. Safe to run twice."""
    archive(WorkOrder.objects.get(pk=number))


@task
def archive_signed(number: int) -> None:
    """The same with its signature, once. Safe to run twice."""
    _archive(WorkOrder.objects.get(pk=number), "signed_document", "firmado", paper.render_signed)


def archive(order: WorkOrder) -> None:
    """Its PDF as issued, if it has none yet. Nothing for a draft. Raises `core.pdf.NotSet`, Refused for a full disk."""
    _archive(order, "document", "parte", paper.render)


def _archive(order: WorkOrder, column: str, word: str, render: Callable[[WorkOrder], bytes]) -> None:
    if order.is_draft or getattr(order, f"{column}_id"):
        return
    content = render(order)  # outside the transaction: it takes its time
    stored: StoredFile | None = None
    try:
        with transaction.atomic():
            held = WorkOrder.objects.held(order)
            if getattr(held, f"{column}_id"):
                return
            stored = keep_whole(f"{word}-{held.number}.pdf", content, owner=OWNER)
            facts = {column: stored} | ({"document_sha256": stored.sha256} if column == "document" else {})
            WorkOrder.objects.filter(pk=held.pk).update(**facts)
    except BaseException:
        if stored:
            stored.path.unlink(missing_ok=True)
        raise
