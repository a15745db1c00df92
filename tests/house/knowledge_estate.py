"""Answers for every audience and a suggestion of each customer: what their routes lead to."""

from __future__ import annotations

from tests.cast import Cast
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.knowledge.actions.answering import Answer, publish_article, write_article
from ventanilla.domain.knowledge.actions.suggesting import suggest
from ventanilla.domain.knowledge.models import Article, Audience


def knowledge_examples(cast: Cast, canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. After the contracts. `canary`: in what Ribera or nobody reads."""
    shown = _article(cast, Answer(title="Cómo entrar", body="Con tu correo.", audience=Audience.PUBLIC))
    theirs = Contract.objects.get(customer=cast.ribera).service
    for_ribera = Answer(
        title=f"{canary} pregunta", body=f"{canary} respuesta", service=theirs, audience=Audience.SERVICE
    )
    _article(cast, for_ribera)
    write_article(
        Answer(title=f"{canary} borrador", body=f"{canary} a medias", audience=Audience.PUBLIC), by=cast.marta
    )
    mine = suggest("Que avise también por la noche", by=cast.pedro)
    suggest(f"{canary} propone", by=cast.oscar, title=f"{canary} sugerencia")
    articles = (
        "portal:question", "portal:question_vote", "portal:question_opened", "gate:question", "desk:article",
        "desk:article_shown",
    )  # fmt: skip
    return {
        **dict.fromkeys((f"{one}.number" for one in articles), shown.pk),
        **dict.fromkeys(("portal:suggestion.number", "desk:suggestion.number"), mine.pk),
        "desk:article_shown.what": "publicar",
    }


def _article(cast: Cast, answer: Answer) -> Article:
    return publish_article(write_article(answer, by=cast.marta), by=cast.elena)
