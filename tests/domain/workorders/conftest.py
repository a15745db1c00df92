"""Work orders of Talleres Aurora, as the verbs make them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import now

from ventanilla.domain.files.actions import keep_whole
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, Used, draft
from ventanilla.domain.workorders.actions.issuing import issue
from ventanilla.domain.workorders.actions.signing import Given
from ventanilla.domain.workorders.guard import OWNER
from ventanilla.domain.workorders.models import WorkOrder

HOUR = timedelta(hours=1)


@pytest.fixture
def work(cast):
    """What was done yesterday, by Marta: an hour and a half of which one is billed."""
    began = now().replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)
    lines = [
        Stretch(technician=cast.marta, began_at=began, ended_at=began + HOUR, description="Cambio del router"),
        Stretch(
            technician=cast.marta, began_at=began + HOUR, ended_at=began + 1.5 * HOUR, kind="travel", billable=False
        ),
    ]  # fmt: skip
    used = [Used(name="Router", quantity=Decimal("1"), unit="ud.")]
    return Content(
        subject="Router nuevo", summary="Se cambia el router.", internal_note="Estaba mojado.",
        requester=cast.pedro, lines=lines, materials=used,
    )  # fmt: skip


@pytest.fixture
def a_draft(cast, work):
    return draft(cast.aurora, by=cast.marta, content=work)


@pytest.fixture
def issued(cast, a_draft):
    return issue(a_draft, by=cast.marta, seen=1)


@pytest.fixture
def archived(issued, settings, tmp_path):
    """As if the worker had made its paper."""
    settings.FILES_ROOT = tmp_path
    stored = keep_whole("parte.pdf", b"%PDF-1.7 paper", owner=OWNER)
    WorkOrder.objects.filter(pk=issued.pk).update(document=stored, document_sha256=stored.sha256)
    issued.refresh_from_db()
    return issued


@pytest.fixture
def pen(archived):
    return Given(
        name="Pedro  Sanz", tax_id="00000000T", shown_sha256=archived.document_sha256, way="portal",
        client_key="k1", strokes=[[[1, 2, 0], [3, 4, 16]]], image=b"\x89PNG\r\n\x1a\nink",
    )  # fmt: skip
