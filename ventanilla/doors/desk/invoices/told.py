"""What happened to an invoice, in a sentence: lines of the journal as its page tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.models import Entry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TOLD: dict[str, _StrPromise] = {
    "invoice.published": _("%(who)s la publicó (%(kind)s)"),
    "invoice.added": _("%(who)s añadió el %(kind)s"),
    "invoice.new_version": _("%(who)s publicó una versión nueva del %(kind)s"),
    "invoice.viewed": _("%(who)s la vio (%(kind)s)"),
    "invoice.downloaded": _("%(who)s la descargó (%(kind)s)"),
    "invoice.withdrawn": _("%(who)s la retiró: %(because)s"),
    "invoice.payments_noted": _("%(who)s importó los pagos"),
}


def sentence(entry: Entry) -> str:
    facts = entry.details
    words = {
        "who": entry.actor_name,
        "kind": str(facts.get("kind", "")).upper(),
        "because": facts.get("because", ""),
    }
    return str(TOLD.get(entry.verb, "%(who)s")) % words
