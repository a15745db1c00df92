"""What happened to a device, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.models import Entry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TOLD: dict[str, _StrPromise] = {
    "device.added": _("%(who)s apuntó este equipo"),
    "device.changed": _("%(who)s cambió sus datos"),
    "device.retired": _("%(who)s lo retiró"),
    "device.brought_back": _("%(who)s lo recuperó"),
    "device.missed": _("Un escaneo no lo encontró"),
    "device.linked": _("%(who)s lo conectó a %(other)s"),
    "device.unlinked": _("%(who)s quitó su conexión a %(other)s"),
    "device.document_added": _("%(who)s añadió un documento"),
    "device.document_removed": _("%(who)s quitó un documento"),
    "device.warranty_reminded": _("%(who)s avisó de que acaba su garantía"),
}


def sentence(entry: Entry) -> str:
    return str(TOLD[entry.verb]) % {"who": entry.actor_name, "other": entry.details.get("other", "")}
