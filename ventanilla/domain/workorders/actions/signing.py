"""Somebody accepts what was done: in the portal, by a link, or on the technician's phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.actions import keep_whole
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.workorders import letters
from ventanilla.domain.workorders.actions.archiving import archive_signed
from ventanilla.domain.workorders.guard import OWNER
from ventanilla.domain.workorders.models import Signature, Status, WorkOrder
from ventanilla.domain.workorders.policy import may_sign

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_IMAGE = 500_000


@dataclass(frozen=True, kw_only=True)
class Given:
    """A signature as it came. `shown_sha256`: of the PDF that they were shown. Without strokes they signed by name."""

    name: str
    shown_sha256: str
    way: str
    client_key: str
    tax_id: str = ""
    role: str = ""
    strokes: Sequence[Sequence[Sequence[int]]] = ()
    image: bytes | None = None
    """A PNG."""
    device_time: datetime | None = None
    address: str | None = None


def sign(order: WorkOrder, given: Given, *, by: Actor) -> Signature:
    """`by`: the contact who signs, or the member of staff on whose device somebody does. The same key again is the same.

    Raises Refused for who may not and for what they were not shown, IllegalMove where nothing can be signed, AlreadySent
    for a key that signed another work order. What comes to nothing leaves no picture behind.
    """
    kept: list[Path] = []
    try:
        with transaction.atomic():
            return _sign(order, given, by, kept)
    except BaseException:
        for path in kept:
            path.unlink(missing_ok=True)
        raise


def _sign(order: WorkOrder, given: Given, by: Actor, kept: list[Path]) -> Signature:
    order = WorkOrder.objects.held(order)
    known = Signature.objects.filter(client_key=given.client_key).first()
    if known:
        if known.order_id != order.pk:
            raise AlreadySent(_("Esta firma ya llegó para otro parte."))
        return known
    _refuse(order, given, by)
    at = now()
    order.move_to(Status.SIGNED)
    order.version += 1
    order.save(update_fields=["status", "version"])
    signature = Signature.objects.create(
        order=order, name=" ".join(given.name.split())[:120], tax_id=given.tax_id[:20], role=given.role.strip()[:80],
        strokes=[list(map(list, one)) for one in given.strokes], image=_kept(order, given.image, kept), signed_at=at,
        device_time=given.device_time, shown_sha256=given.shown_sha256, way=given.way,
        contact=by if isinstance(by, Membership) else None, client_key=given.client_key, address=given.address,
    )  # fmt: skip
    letters.signed(order, signature)
    archive_signed.enqueue(order.pk)
    announce("work_order", order.pk, [DESK])
    record(
        by, "work_order.signed", order, at=at, number=order.number, name=signature.name, way=signature.way,
        sha256=signature.shown_sha256,
    )  # fmt: skip
    return signature


def _refuse(order: WorkOrder, given: Given, by: Actor) -> None:
    if order.status == Status.SIGNED:
        raise IllegalMove(_("El parte %(number)s ya está firmado.") % {"number": order.number})
    if not order.is_draft and order.document_id is None:
        raise IllegalMove(_("Todavía se está preparando el PDF: espera un momento y firma otra vez."))
    if not may_sign(by, order):
        raise IllegalMove(_("Este parte no se puede firmar ahora."))
    if given.shown_sha256 != order.document_sha256:
        raise ChangedMeanwhile(_("Lo que se firma no es el documento emitido: ábrelo otra vez y firma."))
    if not given.name.strip():
        raise Refused(_("Escribe quién firma."), field="name")


def _kept(order: WorkOrder, image: bytes | None, kept: list[Path]) -> StoredFile | None:
    """Raises Refused for what is no picture."""
    if image is None:
        return None
    if not image.startswith(PNG) or len(image) > LARGEST_IMAGE:
        raise Refused(_("La firma no ha llegado bien: bórrala y firma otra vez."))
    stored = keep_whole(f"firma-{order.number}.png", image, owner=OWNER)
    kept.append(stored.path)
    return stored
