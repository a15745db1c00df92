"""The pages of answers, suggestions and contact, at all three doors; and what stands on them."""

from __future__ import annotations

from tests.cast import Cast
from tests.e2e.looking import Look

LUCIA = "lucia@aurora-pruebas.example"
MARTA = "marta@norte-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
KNOWLEDGE_NO_PAGES = {
    "portal:question_vote": "POST, leads to the answer",
    "portal:question_opened": "POST, leads to the answer",
    "portal:questions_proposed": "answers the script",
    "desk:article_shown": "POST, leads to the answer",
    "desk:articles_order": "POST, leads to the answers",
}
KNOWLEDGE_LOOKS = [
    Look("gate:questions", "/preguntas/"),
    Look("gate:question", "/preguntas/{public_article}/"),
    Look("gate:contact", "/contacto/"),
    Look("portal:questions", "/preguntas-frecuentes/?q=vpn", LUCIA),
    Look("portal:question", "/preguntas-frecuentes/{article}/", LUCIA),
    Look("portal:suggestions", "/sugerencias/", LUCIA),
    Look("portal:suggestion", "/sugerencias/{suggestion}/", LUCIA),
    Look("portal:contact_us", "/contactar/", LUCIA),
    Look("desk:articles", "/escritorio/preguntas/", IVAN),
    Look("desk:article", "/escritorio/preguntas/{article}/", IVAN),
    Look("desk:article_new", "/escritorio/preguntas/nueva/", MARTA),
    Look("desk:suggestions", "/escritorio/sugerencias/", MARTA),
    Look("desk:suggestion", "/escritorio/sugerencias/{suggestion}/", MARTA),
    Look("desk:settings_contact", "/escritorio/ajustes/contacto/", IVAN),
]


def answers_and_suggestions(cast: Cast) -> dict[str, str]:
    """One answer for everybody, one for customers with a vote, and a suggestion that was answered: their numbers."""
    from ventanilla.domain.knowledge.actions.answering import Answer, publish_article, vote, write_article
    from ventanilla.domain.knowledge.actions.suggesting import answer_suggestion, suggest
    from ventanilla.domain.knowledge.models import Audience
    from ventanilla.domain.provider.actions import change_contact_points
    from ventanilla.domain.provider.facts import ContactPoint

    shown = Answer(
        title="¿Cómo pido ayuda si no puedo entrar?",
        body="Pulsa **Solicitar soporte**.",
        audience=Audience.PUBLIC,
    )
    public = publish_article(write_article(shown, by=cast.marta), by=cast.elena)
    inside = Answer(
        title="La VPN se corta cada pocos minutos",
        body="1. Prueba con cable.\n2. Reinicia el router.\n\nY ya está.",
    )
    article = publish_article(write_article(inside, by=cast.marta), by=cast.elena)
    vote(article, False, by=cast.pedro, words="Falta decir dónde está el botón de reinicio.")
    sent = suggest(
        "Que el informe diga qué equipos tienen más averías.", by=cast.lucia, title="Averías por equipo"
    )
    answer_suggestion(sent, state="planned", answer="Lo tendréis en enero.", by=cast.marta)
    points = [ContactPoint(label="Comercial", phone="976 555 030", email="comercial@norte-pruebas.example")]
    change_contact_points(points, by=cast.ivan)
    return {"public_article": str(public.pk), "article": str(article.pk), "suggestion": str(sent.pk)}
