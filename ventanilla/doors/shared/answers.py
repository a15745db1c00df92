"""Answers as readers find them, inside and outside: by service, or by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.knowledge.findable import found
from ventanilla.domain.knowledge.models import Article
from ventanilla.domain.search.asking import Asked, ask
from ventanilla.domain.search.excerpts import Finder, Piece

MOST = 400
"""On one page; who has more looks for words."""


class Line(NamedTuple):
    id: int
    title: str
    service: str | None

    @property
    def group(self) -> str:
        return self.service or _("En general")


@dataclass(frozen=True)
class Shelf:
    """What somebody may read, or what of it answers their words."""

    asked: Asked
    lines: Sequence[Line]
    groups: list[tuple[str, list[Line]]] = field(default_factory=list)

    def marked(self, text: str) -> list[Piece]:
        """In pieces, those that were asked for told apart."""
        finder = Finder([[root] for root in self.asked.stems], self.asked.start) if self.asked else None
        return finder.marked(text) if finder else [(text, False)]


def shelf_of(actor: Actor | None, address: QueryDict) -> Shelf:
    """`q` in the address: the words. Never fails. One statement."""
    asked = ask(address.get("q", ""))
    seen = Article.objects.visible_to(actor)
    rows = found(seen, asked) if asked.text else seen
    ordered = rows.order_by("service__position", "service__name", "position", "id")
    lines = [Line(*row) for row in ordered.values_list("id", "title", "service__name")[:MOST]]
    return Shelf(asked, lines, _grouped(lines))


def find_article(actor: Actor | None, number: int) -> Article:
    """404 for whoever may not read it, as for one that never was."""
    return get_object_or_404(Article.objects.visible_to(actor).select_related("service"), pk=number)


def _grouped(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Those about nothing in particular first: neither database agrees with the other on where nothing comes."""
    general_first = sorted(lines, key=lambda line: line.service is not None)
    return [(name, list(rows)) for name, rows in groupby(general_first, key=lambda line: line.group)]
