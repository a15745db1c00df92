"""Answers with their votes, and suggestions with theirs, as rows; and the provider's other telephones."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from ventanilla.core.html import from_words
from ventanilla.demo.knowledge_stories import ARTICLES, SUGGESTIONS, ArticleStory, SuggestionStory
from ventanilla.demo.people_rows import Company
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.knowledge.findable import index
from ventanilla.domain.knowledge.models import Article, State, Suggestion, Vote
from ventanilla.domain.people.models import Person
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.models import THE_ONE, Provider

POINTS = [
    {"label": "Comercial", "phone": "976 555 030", "email": "comercial@norte.example", "address": ""},
    {"label": "Guardia (noches y festivos)", "phone": "976 555 039", "email": "", "address": ""},
    {"label": "Almacén y taller", "phone": "", "email": "", "address": "Polígono Malpica, calle E, nave 14, 50016 Zaragoza"},
]  # fmt: skip
WORDS = (
    "Falta decir dónde está el botón.",
    "En el Mac no es así.",
    "Perfecto, gracias.",
    "No me ha servido: sigue igual.",
)


def write_knowledge(company: Company, now: datetime) -> None:
    """After the contracts. Returns nothing that others need."""
    services = {one.name: one for one in Service.objects.all()}
    places: Counter[str] = Counter()
    articles = [_article(story, services, places, at, now) for at, story in enumerate(ARTICLES)]
    Article.objects.bulk_create(articles)
    index(articles)
    people = [one.person for _email, one in sorted(company.contacts.items())]
    votes = [
        one
        for article, story in zip(articles, ARTICLES, strict=True)
        for one in _votes(article, story, people, now)
    ]
    Vote.objects.bulk_create(votes)
    Suggestion.objects.bulk_create(
        _suggestion(story, company, now) for story in sorted(SUGGESTIONS, key=lambda one: -one.days)
    )
    Provider.objects.update_or_create(pk=THE_ONE, defaults={"contact_points": POINTS})
    forget_the_house()


def _article(
    story: ArticleStory, services: dict[str, Service], places: Counter[str], at: int, now: datetime
) -> Article:
    places[story.service] += 1
    written = now - timedelta(days=400 - 11 * at, hours=at)
    return Article(
        title=story.title, body=story.body, body_html=from_words(story.body), service=services.get(story.service),
        audience=story.audience, is_published=story.published, position=places[story.service] - 1, opened=story.opened,
        created_at=written, updated_at=written + timedelta(days=at % 5),
    )  # fmt: skip


def _votes(article: Article, story: ArticleStory, people: list[Person], now: datetime) -> list[Vote]:
    """Always the same people for the same article; now and then somebody says why."""
    drawn = Random(story.title)  # noqa: S311 - a story, no secret
    yes, no = story.votes
    voters = drawn.sample(people, yes + no)
    return [
        Vote(
            article=article, person=person, helped=place < yes, voted_at=now - timedelta(days=drawn.randrange(1, 40)),
            words=drawn.choice(WORDS[2:3] if place < yes else (*WORDS[:2], WORDS[3])) if drawn.random() < 0.3 else "",
        )
        for place, person in enumerate(voters)
    ]  # fmt: skip


def _suggestion(story: SuggestionStory, company: Company, now: datetime) -> Suggestion:
    author = company.contacts[story.author]
    sent = now - timedelta(days=story.days, hours=3)
    is_new = story.state == State.RECEIVED
    return Suggestion(
        customer=author.customer, author=author, title=story.title, words=story.words, state=story.state,
        answer=story.answer, answered_by=None if is_new else company.staff["tomas@norte.example"],
        answered_at=None if is_new else sent + timedelta(days=story.answered), sent_at=sent, version=1 if is_new else 2,
    )  # fmt: skip
