"""What happened to a work order, in a sentence: lines of the journal as its page tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.models import Entry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TOLD: dict[str, _StrPromise] = {
    "work_order.drafted": _("%(who)s empezó el borrador"),
    "work_order.changed": _("%(who)s cambió el borrador"),
    "work_order.planned": _("%(who)s le puso fecha: va %(technician)s"),
    "work_order.unplanned": _("%(who)s le quitó la fecha"),
    "work_order.issued": _("%(who)s lo emitió con el número %(number)s"),
    "work_order.signature_asked": _("%(who)s pidió la firma a %(to)s"),
    "work_order.signed": _("Lo firmó %(name)s"),
    "work_order.objected": _("%(who)s puso un reparo"),
    "work_order.answered": _("%(who)s respondió al reparo"),
}


def sentence(entry: Entry) -> str:
    facts = {name: str(entry.details.get(name, "")) for name in ("number", "to", "name", "technician")}
    return str(TOLD.get(entry.verb, "%(who)s")) % {"who": entry.actor_name, **facts}
