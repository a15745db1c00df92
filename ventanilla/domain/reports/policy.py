"""Who reads the figures."""

from __future__ import annotations

from ventanilla.domain.journal.actors import Actor


def may_see_reports(actor: Actor) -> bool:
    """Everybody at the desk: they see all the tickets that the figures are made of."""
    return actor.works_the_desk
