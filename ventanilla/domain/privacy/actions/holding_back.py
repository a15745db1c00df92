"""A hold: while it stands, nothing of this customer or person is erased, and nothing of theirs is over."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy.models import Hold
from ventanilla.domain.privacy.policy import refuse_stranger


@transaction.atomic
def place_hold(of: Person | Customer, *, by: StaffMember, reason: str) -> Hold:
    """Raises Refused without a reason, and where one stands already."""
    refuse_stranger(by)
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise Refused(_("Escribe por qué hay que conservarlo todo."), field="reason")
    held = type(of)._default_manager.select_for_update().get(pk=of.pk)
    whose = {"person" if isinstance(held, Person) else "customer": held}
    if Hold.objects.standing().filter(**whose).exists():
        raise Refused(_("Ya hay un bloqueo sobre %(name)s.") % {"name": held}, field="reason")
    hold = Hold.objects.create(**whose, reason=reason, placed_by=by, placed_at=now())
    record(by, "privacy.hold_placed", hold, at=hold.placed_at)
    return hold


@transaction.atomic
def lift_hold(hold: Hold, *, by: StaffMember) -> Hold:
    """From now on everything goes its way again. Twice is once."""
    refuse_stranger(by)
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_at is None:
        hold.lifted_by, hold.lifted_at = by, now()
        hold.save(update_fields=["lifted_by", "lifted_at"])
        record(by, "privacy.hold_lifted", hold, at=hold.lifted_at)
    return hold
