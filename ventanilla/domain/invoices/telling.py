"""What became of a file that was brought, in a sentence for whoever brought it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.domain.invoices.actions.publishing import Fate, Taken


def sentence(taken: Taken) -> str:
    if taken.arrival is not None:
        if taken.fate is Fate.KNOWN:
            return _("Ya estaba en la bandeja: es el mismo archivo.")
        return _("Espera en la bandeja. %(why)s") % {"why": taken.arrival.get_reason_display()}
    assert taken.invoice is not None
    words = {"number": taken.invoice.label, "customer": taken.invoice.customer.name}
    return {
        Fate.PUBLISHED: _("Publicada: %(number)s, de %(customer)s."),
        Fate.ADDED: _("Añadido a la factura %(number)s, de %(customer)s."),
        Fate.NEW_VERSION: _(
            "Aviso: %(number)s, de %(customer)s, ya tenía un archivo. Este es una versión nueva y el anterior se conserva."
        ),
        Fate.KNOWN: _("Ya estaba publicada: es el mismo archivo de %(number)s, de %(customer)s."),
    }[taken.fate] % words
