"""Whoever has nowhere left to come in is not told of anything on their devices either."""

from __future__ import annotations

from collections.abc import Iterable

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.push.actions.subscribing import silence


def silence_outsiders(people: Iterable[int], *, by: Actor) -> None:
    """Those of them who are nobody anywhere now, in the transaction of the verb that has shut them out."""
    asked = set(people)
    contacts = Membership.objects.alive().filter(person__in=asked)
    staff = StaffMember.objects.filter(person__in=asked, is_active=True)
    inside = {*contacts.values_list("person", flat=True), *staff.values_list("person", flat=True)}
    silence(asked - inside, by=by)
