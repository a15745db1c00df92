"""Who gets the week of their company by mail."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership


def gets_summary(member: Membership) -> bool:
    """What they have said, or what is usual: access managers do, nobody else does."""
    return member.is_access_manager if member.wants_summary is None else member.wants_summary
