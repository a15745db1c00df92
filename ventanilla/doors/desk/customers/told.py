"""What happened to a customer, in a sentence: lines of the journal as its page tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.domain.customers.models import SWITCHABLE, Customer
from ventanilla.domain.journal.models import Entry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Change(NamedTuple):
    """One fact, before and after."""

    label: str
    before: str
    after: str


TOLD: dict[str, _StrPromise] = {
    "customer.added": gettext_lazy("%(who)s añadió este cliente"),
    "customer.changed": gettext_lazy("%(who)s cambió sus datos"),
    "customer.deactivated": gettext_lazy("%(who)s lo desactivó"),
    "customer.reactivated": gettext_lazy("%(who)s lo reactivó"),
    "customer.sections_switched": gettext_lazy("%(who)s cambió qué secciones tiene"),
    "customer.merged": gettext_lazy("%(who)s fusionó otra ficha con esta"),
    "customer.change_asked": gettext_lazy("%(who)s pidió un cambio de datos"),
    "customer.change_accepted": gettext_lazy("%(who)s aceptó un cambio de datos"),
    "customer.change_rejected": gettext_lazy("%(who)s rechazó un cambio de datos"),
}


def sentence(entry: Entry) -> str:
    return str(TOLD[entry.verb]) % {"who": entry.actor_name}


def changes(entry: Entry) -> list[Change]:
    """Fact by fact; of the notes only that they are others."""
    told = [
        Change(label_of(name), _words(before), _words(after))
        for name, (before, after) in entry.details.get("changed", {}).items()
    ]
    if "notes" in entry.details.get("columns", ()):
        told.append(Change(label_of("notes"), "…", "…"))
    return told


def _words(value: str | list[str]) -> str:
    """A fact, or the sections that are switched off."""
    if isinstance(value, list):
        return ", ".join(str(one.label) for one in SWITCHABLE if one.value in value) or "–"
    return value or "–"


def label_of(column: str) -> str:
    """«CIF o NIF», «Teléfono»: as the forms call it."""
    words = str(Customer._meta.get_field(column).verbose_name)  # type: ignore[union-attr]  # a column
    return words[:1].upper() + words[1:] if words else _("Otro dato")
