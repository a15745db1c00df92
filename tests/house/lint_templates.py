"""What every template keeps to: `python -m tests.house.lint_templates` lists what does not.

It compiles, is short, has no style or script of its own, asks no other host for anything, trusts no text
by `|safe`, and every word that a person reads comes from a translation.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import django
from django.conf import settings
from django.template import engines
from jinja2 import Environment, TemplateSyntaxError, nodes

LONGEST = 120
KINDS = {".html", ".txt", ".svg", ".xml"}
MAY_SAY_SAFE: set[str] = set()
"""Templates that print markup which something else has made safe: name it here, with the reason."""
NO_WORDS = {"script", "style", "kbd", "code"}
READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description", "label"}
UNTRANSLATED = {"Esc", "Enter", "Ctrl", "MB", "kB", "PDF", "CSV", "Español", "English"}
"""Keys, units, formats, and the languages' own names."""
TRANSLATORS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
NAMESPACES = re.compile(r'xmlns(:\w+)?="[^"]*"|"http://www\.w3\.org/[^"]*"')
SAMPLES = "gallery"
"""The folder that shows every part with made-up people: their names are nobody's text."""
IDENTIFIER = re.compile(r"\b[a-z]+(-[a-z]+)+\b")
"""`data-trouble`, `desk-page`: a block that its frame writes into a tag."""
WORD = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^[A-ZÁÉÍÓÚÑ¿¡][^\s]*\s|[áéíóúñ¿¡]")
EXPRESSION = "\N{DOTTED CIRCLE}"


class Words(HTMLParser):
    """Collects complaints about the static text of one template."""

    def __init__(self, *, is_mail: bool) -> None:
        super().__init__()
        self.is_mail = is_mail
        self.open: list[str] = []
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in NO_WORDS:
            self.open.append(tag)
        if tag in {"script", "style"} and not {"src", "nonce"} & given.keys() and not self.is_mail:
            self.complaints.append(f"<{tag}> of its own, without src or nonce")
        for name, value in given.items():
            if not self.is_mail and (name == "style" or name.startswith("on")):
                self.complaints.append(f"{name}= is forbidden by our own content security policy")
            if name in READ_ALOUD:
                self.complaints += untranslated(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.complaints += untranslated(data)


def untranslated(text: str) -> list[str]:
    words = [word for word in WORD.findall(IDENTIFIER.sub("", text)) if word not in UNTRANSLATED]
    return [f"«{' '.join(text.split())}» is not translated"] if words else []


def complaints(path: Path, env: Environment) -> Iterator[str]:
    """Everything wrong with one template, a sentence each."""
    source = path.read_text(encoding="utf-8")
    if (lines := source.count("\n")) > LONGEST:
        yield f"{lines} lines, more than {LONGEST}"
    try:
        tree = env.parse(source)
        env.compile(source)
    except TemplateSyntaxError as error:
        yield f"line {error.lineno}: {error.message}"
        return
    static = "".join(_static(tree))
    if re.search(r"(https?:)?//[\w.]+\.\w", NAMESPACES.sub("", static)):
        yield "names another host"
    if path.name not in MAY_SAY_SAFE and any(_trusts(one) for one in tree.find_all(nodes.Filter)):
        yield "says |safe"
    found = [*_said_in_expressions(tree), *_said_outside(path, static)]
    yield from (one for one in found if SAMPLES not in path.parts or "translated" not in one)


def _said_outside(path: Path, static: str) -> list[str]:
    if path.suffix == ".txt":
        return untranslated(static)
    words = Words(is_mail="mail" in path.parts)
    words.feed(static)
    words.close()
    return words.complaints


def _trusts(one: nodes.Filter) -> bool:
    return one.name == "safe" and not isinstance(one.node, nodes.Const)


def _static(node: nodes.Node) -> Iterator[str]:
    """The text outside tags and braces, in order; an expression leaves a mark."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Expr):
        yield EXPRESSION
    elif isinstance(node, nodes.Block) and node.name.endswith("_class"):
        return  # its frame writes it into an attribute
    else:
        for child in node.iter_child_nodes(exclude=("test", "target", "iter", "args", "defaults", "filter")):
            yield from _static(child)


def _said_in_expressions(node: nodes.Node) -> Iterator[str]:
    """Sentences given to a macro as they are, instead of through a translation."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATORS:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and SENTENCE.search(node.value):
        yield from untranslated(node.value)
    for child in node.iter_child_nodes():
        yield from _said_in_expressions(child)


def templates() -> list[Path]:
    engine = engines.all()[0]
    folders = [Path(one) for one in engine.template_dirs if Path(one).is_relative_to(settings.PACKAGE)]
    return sorted(
        path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix in KINDS
    )


def all_complaints() -> list[str]:
    env: Environment = engines.all()[0].env  # type: ignore[attr-defined]  # of the Jinja2 backend
    root = Path(settings.PACKAGE).parent
    return [f"{path.relative_to(root)}: {words}" for path in templates() for words in complaints(path, env)]


if __name__ == "__main__":
    django.setup()
    found = all_complaints()
    print(*found, sep="\n")
    sys.exit(1 if found else 0)
