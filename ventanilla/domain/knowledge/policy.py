"""Who may do what with answers and suggestions. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.customers.models import Common, Membership, section_is_on
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.knowledge.models import Article
from ventanilla.domain.people.policy import leads


def may_write(actor: Actor) -> bool:
    """New answers, as drafts: all of the desk, who hear the questions."""
    return actor.works_the_desk


def may_publish(actor: Actor) -> bool:
    """What customers read, and in which order: who arranges the desk's work."""
    return leads(actor)


def may_edit(actor: Actor, article: Article) -> bool:
    """Drafts are everybody's at the desk; what customers read already is changed by who may publish."""
    return may_publish(actor) or (may_write(actor) and not article.is_published)


def may_suggest(actor: Actor) -> bool:
    """Everybody of a customer, in its own name."""
    return (
        isinstance(actor, Membership)
        and not actor.has_left
        and section_is_on(actor.customer, Common.SUGGESTIONS)
    )


def may_answer(actor: Actor) -> bool:
    """All of the desk."""
    return actor.works_the_desk
