"""What every page of the desk knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.policy import may_edit_canned
from ventanilla.doors.desk.kit import the_kit


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """For who sits at it; other pages get nothing."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, StaffMember):
        return {}
    return {"kit_address": the_kit().address, "may_open_settings": may_edit_canned(actor)}
