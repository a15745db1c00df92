"""Who has come in."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.timezone import now

from ventanilla.domain.customers.models.places import Membership
from ventanilla.domain.people.models import Device, Person, StaffMember


class Session(AbstractBaseSession):
    """Someone who has come in. The key is kept as its SHA-256: a copy of the table opens no door.

    Stands here, above people and memberships, so that one query brings the session, the person and
    the place in whose name they act (see `docs/decisions/`).
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="sessions")
    """The customer that they act for now; null for staff and before a choice."""
    device = models.ForeignKey(Device, on_delete=models.SET_NULL, null=True, related_name="+")
    address = models.GenericIPAddressField(null=True)
    """Where they came in from."""
    came_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(default=now)
    """Not older than an hour while it is used."""

    def __str__(self) -> str:
        return f"session of {self.person_id}"

    @property
    def staff(self) -> StaffMember | None:
        """The member of staff who is in; never queries when the row was read by the session store."""
        if self.person is None or not hasattr(self.person, "staff_member"):
            return None
        return self.person.staff_member if self.person.staff_member.is_active else None
