"""What is written about suggestions: to who proposed something, while they still come in."""

from __future__ import annotations

from ventanilla.domain.customers.models import Common, Membership, section_is_on
from ventanilla.domain.knowledge.models import Suggestion
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import write_letter
from ventanilla.domain.people.letters import recipient


def suggestion_answered(suggestion: Suggestion) -> None:
    """Once for each answer."""
    living = Membership.objects.alive().select_related("person", "customer")
    author = living.filter(pk=suggestion.author_id).first()
    if author is None or not section_is_on(author.customer, Common.SUGGESTIONS):
        return
    write_letter(
        key=f"suggestion:{suggestion.pk}:{suggestion.version}", to=recipient(author.person),
        template="knowledge/mail/suggestion_answered",
        context={"suggestion": suggestion, "person": author.person, "customer": author.customer},
        bell=Bell(
            reader=author, topic=Topic.SUGGESTIONS, thing="suggestion", number=suggestion.pk, label=suggestion.heading
        ),
    )  # fmt: skip
