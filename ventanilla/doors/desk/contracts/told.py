"""What happened to a contract, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.models import Entry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TOLD: dict[str, _StrPromise] = {
    "contract.added": _("%(who)s dio de alta este contrato"),
    "contract.changed": _("%(who)s cambió sus condiciones"),
    "contract.renewed": _("%(who)s añadió un periodo"),
    "contract.cancelled": _("%(who)s lo dio de baja"),
    "contract.renewal_asked": _("%(who)s pidió renovar"),
    "contract.renewal_declined": _("%(who)s decidió no renovar"),
    "contract.quote_asked": _("%(who)s pidió presupuesto"),
    "contract.reminded": _("%(who)s avisó de que vence"),
    "contract.document_added": _("%(who)s añadió un documento"),
    "contract.document_removed": _("%(who)s quitó un documento"),
}


def sentence(entry: Entry) -> str:
    return str(TOLD[entry.verb]) % {"who": entry.actor_name}
