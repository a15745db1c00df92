"""Who may do what with invoices. To look is `visible_to`; nobody may change or delete one, so no sentence says who."""

from __future__ import annotations

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Role, StaffMember

KEEPERS = frozenset({Role.BILLING, Role.MANAGER, Role.ADMINISTRATOR})


def may_publish(actor: Actor) -> bool:
    """Also what waits in the tray, to take back a publication that was a mistake, and to tell what was paid."""
    return isinstance(actor, StaffMember) and actor.role in KEEPERS
