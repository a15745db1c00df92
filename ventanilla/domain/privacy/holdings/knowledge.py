"""What is kept of somebody beside the tickets: what they proposed, and whether an answer helped them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.knowledge.models import Suggestion, Vote
from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete
from ventanilla.domain.privacy.redaction import GONE
from ventanilla.domain.privacy.subject import Subject


def _no_words(rows: Rows, subject: Subject, with_words: bool) -> None:
    rows.update(form_key=None)
    if with_words:
        rows.update(title="", words=GONE)


HOLDINGS = (
    Holding(
        "votes", _("Votos sobre preguntas frecuentes"), Vote, lambda who: Vote.objects.filter(person=who.person),
        shown=("article__title", "helped", "words", "voted_at"), erase=delete,
    ),
    Holding(
        "suggestions", _("Sugerencias"), Suggestion, lambda who: Suggestion.objects.filter(author__in=who.members),
        shown=("title", "words", "state", "answer", "sent_at"), erase=_no_words,
    ),
    Holding(
        "suggestions_answered", _("Sugerencias contestadas"), Suggestion,
        lambda who: Suggestion.objects.filter(answered_by=who.staff or 0), shown=("id", "answered_at"),
        kept="Who answered for the provider, by a number.",
    ),
)  # fmt: skip
