"""Who reads the figures."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor


def may_see_reports(actor: Actor) -> bool:
    """Everybody at the desk: they see all the tickets that the figures are made of."""
    return actor.works_the_desk


def may_see_service_report(actor: Actor) -> bool:
    """The desk, and of a customer whoever sees all its tickets: its numbers are made of all of them."""
    if not isinstance(actor, Membership):
        return actor.works_the_desk
    sees_them_all = actor.sees_whole_company and actor.may_view(Section.SUPPORT)
    return sees_them_all and actor.may_view(Section.REPORTS)


def gets_service_report(member: Membership) -> bool:
    """By mail: who manages the accesses, may see it, and has not said no."""
    return member.is_access_manager and member.wants_reports and may_see_service_report(member)
