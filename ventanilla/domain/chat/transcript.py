"""A conversation as text: what both sides read, and apart from it what only the desk does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core.times import date_only
from ventanilla.domain.chat.models import Conversation, Kind, Line

MARKS = re.compile(r"([\\`*\[\]<])")
"""What Markdown takes for more than a sign."""
LINE_END = re.compile(r"\r\n?|\n")
"""As Markdown ends its lines; what `splitlines` knows besides is none for it."""


def public_lines(conversation: Conversation) -> list[Line]:
    """What the contact reads too, in order, each with its files."""
    found = conversation.lines.public().prefetch_related("files__file")
    return list(found.order_by("position"))


def notes_of(conversation: Conversation) -> list[Line]:
    return list(conversation.lines.filter(kind=Kind.NOTE).order_by("entry"))


class Spoken(NamedTuple):
    """A line as a letter shows it."""

    author: str
    clock: str
    body: str
    files: str
    """Their names."""


def spoken(lines: Iterable[Line]) -> list[Spoken]:
    """Without what the house said."""
    said = (line for line in lines if not line.is_event)
    return [Spoken(one.author_name, _clock(one), one.body.strip(), _files(one)) for one in said]


def in_words(conversation: Conversation, lines: Iterable[Line]) -> str:
    """In Markdown, in the active language: the day, then who said what, when. Each one's words are a quotation: whatever
    they hold, they neither look like another's nor swallow them.
    """
    said = [line for line in lines if not line.is_event]
    title = _("Chat del %(day)s") % {"day": date_only(localtime(conversation.opened_at).date())}
    parts = [f"**{title}**"]
    for _who, theirs in groupby(said, key=lambda line: (line.contact_id, line.staff_id, line.author_name)):
        together = list(theirs)
        by = f"**{_name(together[0].author_name)}**, {_clock(together[0])}:"
        parts.append("\n\n".join([by, *map(_words, together)]))
    return "\n\n".join(parts)


def _words(line: Line) -> str:
    files = _name(_files(line))
    attached = _("(Archivos: %(names)s)") % {"names": files} if files else ""
    quoted = "\n".join(f"> {one}".rstrip() for one in LINE_END.split(line.body.strip()))
    return "\n\n".join(filter(None, (quoted if line.body.strip() else "", attached)))


def _name(text: str) -> str:
    """Of somebody, or of a file: it is shown as it is written."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))


def _files(line: Line) -> str:
    return ", ".join(one.file.name for one in line.files.all())


def _clock(line: Line) -> str:
    return date_format(localtime(line.created_at), "H:i")
