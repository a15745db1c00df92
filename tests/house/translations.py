"""Are all texts in English as well? `python -m tests.house.translations` lists what is not.

`--update` rewrites the .po with what the sources say now: translations are kept, new texts wait empty.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent.parent / "ventanilla"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "_now": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt", ".svg", ".xml"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]")
Texts = str | tuple[str, ...] | list[str]
HEADER = "# English texts of Ventanilla. The Spanish ones are in the sources."


def extracted() -> Catalog:
    """Every text of the package, in the order of the files, without places: lines move too often."""
    catalogue = Catalog(locale="en", header_comment=HEADER)
    for path in sorted(PACKAGE.rglob("*")):
        for _line, texts, comments, context in _texts_of(path):
            catalogue.add(texts, auto_comments=comments, context=context)
    return catalogue


def _texts_of(path: Path) -> Iterator[Any]:
    if path.suffix == ".py":
        yield from extract_from_file("python", path, KEYWORDS, comment_tags=("Translators:",))
    elif path.suffix in TEMPLATES and "templates" in path.parts:
        options = {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.i18n,jinja2.ext.do"}
        options |= {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}
        yield from extract_from_file("jinja2.ext:babel_extract", path, KEYWORDS, (), options)


def translated() -> Catalog:
    if not ENGLISH.exists():
        return Catalog(locale="en", header_comment=HEADER)
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def complaints() -> list[str]:
    """What a reader of English would meet in Spanish, or not at all; a sentence each."""
    wanted, there = extracted(), translated()
    found = [one for message in wanted if message.id for one in _wrong_with(message, there)]
    known = {(message.context, _first(message)) for message in wanted}
    found += [
        f"obsolete: {_first(one)}" for one in there if one.id and (one.context, _first(one)) not in known
    ]
    return found + [f"obsolete: {_first(one)}" for one in there.obsolete.values()]


def _wrong_with(message: Message, there: Catalog) -> Iterator[str]:
    found = there.get(_first(message), message.context)
    if found is None or not all(_forms(found.string)) or not found.string:
        yield f"missing: {_first(message)}"
    elif found.fuzzy:
        yield f"fuzzy: {_first(message)}"
    elif _placeholders(message.id) != _placeholders(found.string):
        yield f"other placeholders: {_first(message)}"


def _first(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(texts: Texts | None) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def _placeholders(texts: Texts | None) -> set[str]:
    """Of all forms together: «una» needs no number where «%(count)s» does."""
    return {found.group() for text in _forms(texts) for found in PLACEHOLDER.finditer(text)}


def update() -> None:
    """Write the .po anew: old translations, empty places for new texts, nothing obsolete, no dates."""
    wanted, there = extracted(), translated()
    for message in wanted:
        old = there.get(_first(message), message.context)
        if message.id and old is not None:
            message.string = old.string
            message.flags |= old.flags & {"fuzzy"}
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    body = io.BytesIO()
    write_po(body, wanted, width=100, no_location=True, omit_header=True)
    head = f'{HEADER}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n'
    head += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    draft = ENGLISH.with_suffix(
        ".draft"
    )  # in one step: who reads meanwhile finds all of it, or all of the one before
    draft.write_text(head + body.getvalue().decode(), encoding="utf-8")
    draft.replace(ENGLISH)


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    listed = complaints()
    print(*listed, sep="\n")
    sys.exit(1 if listed else 0)
