"""At twenty thousand suggestions and two hundred thousand words of answers nothing is read whole."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils.timezone import now

from tests.house.plans import plan_of, readings_of
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.knowledge.findable import found, proposed
from ventanilla.domain.knowledge.models import Article
from ventanilla.domain.search.asking import ask
from ventanilla.doors.desk.knowledge import reads as desk
from ventanilla.doors.portal.suggestions import reads as portal

SUGGESTIONS, ARTICLES, WORDS, CUSTOMERS = 20_000, 1_000, 200, 500
LARGE = {"knowledge_suggestion", "knowledge_term"}
MOST = 8_000 if connection.vendor == "postgresql" else 800_000
"""Rows of one step, or instructions: some milliseconds."""
BY_KEY = {"desk"}
"""The newest of all, by their key: SQLite calls that a scan, and ends it after a page."""
_COUNT = "WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < %(last)s)"
_SUGGESTIONS = f"""{_COUNT} INSERT INTO knowledge_suggestion (customer_id, author_id, title, words, state, answer, sent_at,
    version) SELECT %(first)s + i %% {CUSTOMERS}, %(member)s + i %% {CUSTOMERS}, '', 'Que avise',
    CASE i %% 50 WHEN 0 THEN 'received' ELSE 'done' END, '', %(at)s, 1 FROM counted"""
_ARTICLES = f"""{_COUNT} INSERT INTO knowledge_article (title, body, body_html, audience, is_published, position, opened,
    created_at, updated_at, version) SELECT 'Pregunta ' || i, 'x', 'x', 'customers', %(yes)s, i, 0, %(at)s, %(at)s, 1
    FROM counted"""
_TERMS = f"""{_COUNT} INSERT INTO knowledge_term (article_id, word, stem, in_title)
    SELECT %(article)s + i / {WORDS}, 'palabra' || (i %% 9973), 'palabr' || (i %% 9973), %(no)s FROM counted"""


@pytest.fixture
def full_house(swept, cast):
    """Made by the database itself."""
    others = [Customer(code=f"K{number:05}", name=f"Cliente {number}") for number in range(CUSTOMERS)]
    Customer.objects.bulk_create(others)
    people = [
        Membership(person=cast.pedro.person, customer_id=cast.ribera.pk + 1 + at) for at in range(CUSTOMERS)
    ]
    Membership.objects.bulk_create(people)
    values = {"at": now(), "first": cast.aurora.pk, "member": cast.lucia.pk, "yes": True, "no": False}
    with connection.cursor() as cursor:
        cursor.execute(_SUGGESTIONS, {**values, "last": SUGGESTIONS - 1})
        cursor.execute(_ARTICLES, {**values, "last": ARTICLES - 1})
        article = Article.objects.order_by("pk").first().pk
        cursor.execute(_TERMS, {**values, "article": article, "last": ARTICLES * WORDS - 1})
        cursor.execute("ANALYZE")
    return cast


def test_lists_searches_and_proposals_walk_along_an_index(full_house):
    lucia, pedro, ivan = full_house.lucia, full_house.pedro, full_house.ivan
    seen = Article.objects.visible_to(lucia)
    looks = {
        "company": lambda: portal.suggestion_lines(lucia, ""),
        "own": lambda: portal.suggestion_lines(pedro, ""),
        "older": lambda: portal.suggestion_lines(lucia, "9000"),
        "desk": lambda: desk.suggestion_lines(ivan, "", ""),
        "state": lambda: desk.suggestion_lines(ivan, "received", ""),
        "waiting": lambda: desk.waiting(ivan),
        "found": lambda: list(found(seen, ask("palabra17 palabra18")).values_list("pk")),
        "proposed": lambda: proposed("palabra17 palabra18 palabra19", to=lucia),
    }  # fmt: skip
    whole = [
        (name, plan.effort, plan.sql, plan.text)
        for name, look in looks.items()
        for plan in map(plan_of, readings_of(look))
        if (plan.reads_whole(LARGE) and name not in BY_KEY) or plan.effort > MOST
    ]

    assert whole == []
