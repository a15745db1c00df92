"""What one grant gives and another does not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Scope, Section
from ventanilla.domain.customers.policy import Grant

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LEVELS = (_("nada"), _("ver"), _("gestionar"))
YES_NO = (_("no"), _("sí"))
MAIL = {
    "for_invoices": _("Correos de facturación"),
    "for_quotes": _("Correos de presupuestos"),
    "for_technical": _("Correos técnicos"),
}


class Difference(NamedTuple):
    """One thing that somebody may do, before and after; in the language of whoever reads it."""

    what: _StrPromise | str
    before: _StrPromise | str
    after: _StrPromise | str


def differences(before: Grant, after: Grant) -> list[Difference]:
    """What has changed between the two, thing by thing."""
    found = [Difference(one.label, LEVELS[before.level(one)], LEVELS[after.level(one)]) for one in Section]
    whole = [YES_NO[grant.scope == Scope.COMPANY] for grant in (before, after)]
    found.append(Difference(_("Incidencias de toda la empresa"), *whole))
    for name, words in MAIL.items():
        found.append(Difference(words, *(YES_NO[getattr(grant, name)] for grant in (before, after))))
    return [one for one in found if one.before != one.after]
