"""What stands below a ticket that was found: the words around those that were asked for, read from it as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.db.models.functions import Left
from markupsafe import Markup, escape

from ventanilla.core.text import unmarked
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.search.excerpts import Finder, Piece, most_telling
from ventanilla.domain.search.models import Kind
from ventanilla.domain.tickets.models import Attachment, Message
from ventanilla.doors.shared.gather import Reading
from ventanilla.doors.shared.lists import PAGE
from ventanilla.doors.shared.search import Search

LONGEST = 3_000
"""Characters of a message that are looked through."""


class Excerpt(NamedTuple):
    html: Markup
    kind: str
    """`word`, `note` or `file`: what it is taken from."""


def numbered(numbers: Sequence[int]) -> dict[str, int]:
    """The tickets of a page by names, always as many: for a statement that is written once. None has the number 0."""
    return {f"ticket_{at}": number for at, number in enumerate([*numbers, *[0] * PAGE][:PAGE])}


def readings(numbers: Collection[int], by: Actor) -> dict[str, Reading]:
    """For `gather`: all that the actor may read of these tickets."""
    words = Message.objects.of(numbers, to=by)
    files = Attachment.objects.visible_to(by).filter(message__ticket__in=numbers)
    return {
        "words": (words, {"of": "ticket_id", "at": "id", "is_note": "is_note", "text": Left("body", LONGEST)}),
        "files": (files, {"of": "message__ticket_id", "at": "id", "is_note": "message__is_note", "text": "file__name"}),
    }  # fmt: skip


def excerpts(read: Mapping[str, Any], finder: Finder | None) -> dict[int, Excerpt]:
    """By ticket, from what `readings` brought: what answers most; how it began where only its subject or its people do."""
    texts: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for kind in ("words", "files"):
        for row in sorted(read.get(kind, ()), key=lambda row: row["at"]):
            texts[row["of"]].append((_kind_of(kind, row), row["text"]))
    return {number: _excerpt(own, finder) for number, own in texts.items()} if finder else {}


def markers(looking: Search) -> dict[str, Callable[[str], Markup]]:
    """For templates: `mark_ticket`, `mark_customer` and `mark_person` show a line with what was asked for in it."""
    return {f"mark_{kind.name.lower()}": partial(_marked, looking.finder(kind)) for kind in Kind}


def _marked(finder: Finder | None, text: str) -> Markup:
    return _html(finder.marked(text)) if finder else escape(text)


def _kind_of(kind: str, row: Mapping[str, Any]) -> str:
    if kind == "files":
        return "file"
    return "note" if row["is_note"] else "word"


def _excerpt(texts: Sequence[tuple[str, str]], finder: Finder) -> Excerpt:
    best = most_telling(finder, (text for _kind, text in texts))
    kind, text = texts[best or 0]
    return Excerpt(_html(finder.excerpt(unmarked(text))), kind)


def _html(pieces: Iterable[Piece]) -> Markup:
    marked = "".join(
        f"<mark>{escape(text)}</mark>" if is_found else escape(text) for text, is_found in pieces
    )
    return Markup(marked)  # noqa: S704 - each piece is escaped
