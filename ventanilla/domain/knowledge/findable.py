"""What an article is found by: its own words, looked up among those that somebody may see and nowhere else.

Not in the house's index: its reaches know customers and kinds, no audiences (`docs/decisions/0051`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.knowledge.models import Article, Term
from ventanilla.domain.search.asking import Asked
from ventanilla.domain.search.words import is_telling, stem, words_of

PROPOSED = 3
MOST_ASKED = 8
"""Words of a subject that count."""
MOST_WORDS = 2000
"""Of one article."""
MOST_ROWS = 2000
SHORTEST = 3
"""Letters that a beginning needs to find what goes on after it."""
IN_TITLE = 3
"""How much more a word says in the title."""
SAYS_NOTHING = frozenset(
    stem(word)
    for word in (
        "ayuda", "error", "fallo", "funciona", "hola", "necesito", "poder", "podemos", "problema", "puede", "puedo",
        "pregunta", "quiero", "urgente", "duda", "consulta", "nuevo", "va",
    )
)  # fmt: skip
"""Of every other subject."""


def terms_of(article: Article) -> Iterable[Term]:
    """Each word once."""
    title = [word for word in words_of(article.title) if is_telling(word)]
    body = [word for word in words_of(article.body) if is_telling(word)]
    for word in list(dict.fromkeys([*title, *body]))[:MOST_WORDS]:
        yield Term(article=article, word=word, stem=stem(word), in_title=word in title)


def index(articles: Iterable[Article]) -> None:
    """Make them found by what they say now, and by nothing that they said before. In the caller's transaction."""
    articles = list(articles)
    Term.objects.filter(article__in=articles).delete()
    Term.objects.bulk_create((term for one in articles for term in terms_of(one)), batch_size=500)


def found(articles: QuerySet[Article], asked: Asked) -> QuerySet[Article]:
    """Those of them that have all the words; the last one may still be growing."""
    if not asked:
        return articles.none()
    *whole, last = asked.stems
    for root in whole:
        articles = articles.filter(pk__in=Term.objects.filter(stem=root).values("article_id"))
    growing = Q(stem=last)
    if len(asked.start) >= SHORTEST:
        growing |= Q(word__gte=asked.start, word__lt=asked.start[:-1] + chr(ord(asked.start[-1]) + 1))
    return articles.filter(pk__in=Term.objects.filter(growing).values("article_id"))


def proposed(subject: str, *, to: Actor) -> list[tuple[int, str]]:
    """Number and title of the few that may answer this subject, the best first. One statement, none for a subject that
    says nothing.

    A word counts for more the fewer of the articles that they may see have it, and in a title. Two words are needed, or
    one of a title.
    """
    roots = telling_roots(subject)
    if not roots:
        return []
    seen = Article.objects.visible_to(to)
    rows = Term.objects.filter(stem__in=roots, article__in=seen).values_list(
        "article_id", "article__title", "stem", "in_title"
    )
    return ranked(rows[:MOST_ROWS])


def telling_roots(subject: str) -> list[str]:
    words = [word for word in words_of(subject) if is_telling(word) and len(word) > 2 and not word.isdigit()]
    return [root for root in dict.fromkeys(map(stem, words)) if root not in SAYS_NOTHING][:MOST_ASKED]


def ranked(rows: Iterable[tuple[int, str, str, bool]]) -> list[tuple[int, str]]:
    """`rows`: article, its title, a root it has, and whether that stands in its title. Pure."""
    titles: dict[int, str] = {}
    told: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for number, title, root, in_title in rows:
        titles[number] = title
        told[number][root] = in_title or told[number].get(root, False)
    spread = Counter(root for roots in told.values() for root in roots)
    scores = {
        number: sum((IN_TITLE if in_title else 1) / spread[root] for root, in_title in roots.items())
        for number, roots in told.items()
        if len(roots) > 1 or any(roots.values())
    }
    best = sorted(scores, key=lambda number: (-scores[number], number))[:PROPOSED]
    return [(number, titles[number]) for number in best]
