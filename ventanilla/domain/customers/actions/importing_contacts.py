"""Many contacts at once, out of a file: who is new is invited, who is there gets their facts, and nobody's rights change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.company import held_governor
from ventanilla.domain.customers.actions.contacts import Facts, change_contact, invite_contact
from ventanilla.domain.customers.importing import only_looking
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.customers.presets import PRESETS, Preset, grant_of_preset

MOST_LINES = 200


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the file. What the file has no column for is not among `facts`."""

    number: int
    name: str
    email: str
    preset: str = Preset.OWN
    """A code of `Preset`, or what was written instead."""
    facts: dict[str, str] = field(default_factory=dict)


class Outcome(TextChoices):
    NEW = "new", gettext_lazy("Se invita")
    CHANGED = "changed", gettext_lazy("Se actualiza")
    SAME = "same", gettext_lazy("Ya está igual")
    WRONG = "wrong", gettext_lazy("No se puede")


class Told(NamedTuple):
    """What becomes of one line, and why not."""

    line: Line
    outcome: Outcome
    reason: str = ""


@transaction.atomic
def import_contacts(lines: Sequence[Line], *, by: Membership) -> list[Told]:
    """Line by line, as far as each can be done; the same file again changes nothing. Raises Refused for too many."""
    if len(lines) > MOST_LINES:
        raise Refused(_("Caben %(most)s líneas de una vez.") % {"most": MOST_LINES}, field="file")
    held_governor(by)
    return [_one(line, by) for line in lines]


def rehearse_import(lines: Sequence[Line], *, by: Membership) -> list[Told]:
    """The same, and nothing of it stays: no row, no letter."""
    with only_looking():
        return import_contacts(lines, by=by)


def _one(line: Line, by: Membership) -> Told:
    try:
        with transaction.atomic():
            return Told(line, _done(line, by))
    except Refused as refusal:
        return Told(line, Outcome.WRONG, str(refusal.reason))


def _done(line: Line, by: Membership) -> Outcome:
    address = an_address(line.email)
    for name, value in line.facts.items():
        if len(value) > (Membership._meta.get_field(name).max_length or 0):  # type: ignore[union-attr]  # texts
            raise Refused(_("«%(words)s» es demasiado largo.") % {"words": value[:40]})
    there = Membership.objects.kept().filter(customer=by.customer_id, person__email=address).first()
    if there is None:
        if line.preset not in PRESETS:
            raise Refused(_("«%(word)s» no es un tipo de contacto.") % {"word": line.preset})
        invite_contact(
            by=by,
            name=line.name,
            email=address,
            grant=grant_of_preset(line.preset),
            facts=Facts(**line.facts),
        )
        return Outcome.NEW
    now = {name: getattr(there, name) for name in ("job_title", "phone", "mobile")}
    facts = Facts(**{**now, **line.facts})
    if facts.columns == now:
        return Outcome.SAME
    change_contact(there, by=by, grant=grant_of(there), facts=facts)
    return Outcome.CHANGED
