"""What the desk reads of answers and suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from ventanilla.domain.contracts.models import Service
from ventanilla.domain.knowledge.findable import found
from ventanilla.domain.knowledge.models import Article, State, Suggestion, Vote, heading_of
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.search.asking import Asked
from ventanilla.doors.shared.lists import Page, in_order

MOST = 500
PAGE = 30
VOTES_SHOWN = 50
SHOWN = {"": Q(), "publicadas": Q(is_published=True), "borradores": Q(is_published=False)}
"""What `ver` in the address chooses."""


class ArticleLine(NamedTuple):
    id: int
    title: str
    service_id: int | None
    service: str | None
    audience: str
    is_published: bool
    opened: int
    yes: int
    no: int


Group = tuple[str, list[ArticleLine]]


def article_groups(me: StaffMember, view: str, asked: Asked) -> list[Group]:
    """By service, in their order, what is about none first. One statement."""
    seen = Article.objects.visible_to(me).filter(SHOWN[view])
    rows = found(seen, asked) if asked.text else seen
    counted = rows.annotate(
        yes=Count("votes", filter=Q(votes__helped=True)), no=Count("votes", filter=Q(votes__helped=False))
    )
    columns = (
        "id",
        "title",
        "service_id",
        "service__name",
        "audience",
        "is_published",
        "opened",
        "yes",
        "no",
    )
    ordered = counted.order_by("service__position", "service__name", "position", "id").values_list(*columns)
    return _grouped(ArticleLine(*row) for row in ordered[:MOST])


def neighbours(service: Service | None) -> list[int]:
    """The articles of one service in their order."""
    rows = Article.objects.filter(service=service).order_by("position", "id")
    return list(rows.values_list("pk", flat=True))


class Votes(NamedTuple):
    yes: int
    no: int
    told: list[Vote]
    """The last ones that say why."""


def votes_of(article: Article) -> Votes:
    rows = article.votes.exclude(words="").select_related("person").order_by("-voted_at")
    counted = article.votes.aggregate(
        yes=Count("pk", filter=Q(helped=True)), no=Count("pk", filter=Q(helped=False))
    )
    return Votes(**counted, told=list(rows[:VOTES_SHOWN]))


class SuggestionLine(NamedTuple):
    id: int
    title: str
    words: str
    state: str
    sent_at: datetime
    customer: str
    author: str

    @property
    def heading(self) -> str:
        return self.title or heading_of(self.words)


def suggestion_lines(me: StaffMember, state: str, cursor: str) -> Page[SuggestionLine]:
    """The newest first; `state`: empty for all."""
    rows = Suggestion.objects.visible_to(me)
    if state:
        rows = rows.filter(state=state)
    columns = ("id", "title", "words", "state", "sent_at", "customer__name", "author__person__name")
    return in_order(rows, ("-id",), cursor, columns, SuggestionLine, size=PAGE)


def waiting(me: StaffMember) -> int:
    """Suggestions that nobody has answered; no more than a hundred are counted."""
    return len(Suggestion.objects.visible_to(me).filter(state=State.RECEIVED).values_list("pk")[:100])


def _grouped(lines: Iterable[ArticleLine]) -> list[Group]:
    general_first = sorted(lines, key=lambda line: line.service is not None)
    groups = groupby(general_first, key=lambda line: line.service)
    return [(name or _("En general"), list(rows)) for name, rows in groups]
