"""Which letters the modules name, and which templates there are: each has a subject, a text and an HTML."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PARTS = Path(__file__).resolve().parent.parent.parent / "ventanilla" / "domain"
ENDINGS = (".subject.txt", ".txt", ".html")


def templates_named() -> set[str]:
    """`tickets/mail/resolved` for every letter that some `letters….py`, or a module of a package `letters`, can write."""
    modules = [*PARTS.glob("*/letters*.py"), *PARTS.glob("*/letters/*.py")]
    return {name for module in modules for name in _named_in(module)}


def templates_there() -> dict[str, set[str]]:
    """`tickets/mail/resolved`: its endings. Layouts, which begin with a low line, are left out."""
    found: dict[str, set[str]] = {}
    for path in PARTS.glob("*/templates/*/mail/*"):
        if not path.name.startswith("_"):
            name, dot, ending = path.name.partition(".")
            found.setdefault(f"{path.parent.parent.name}/mail/{name}", set()).add(dot + ending)
    return found


def _named_in(module: Path) -> Iterator[str]:
    """Whole paths given as `template=`, and the first words given to what tells (`tell_staff`) or to helpers (`_tell`)."""
    part = module.relative_to(PARTS).parts[0]
    for call in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call):
            yield from (
                _text(one.value) for one in call.keywords if one.arg == "template" and _text(one.value)
            )
            if isinstance(call.func, ast.Name) and call.func.id.startswith(("_", "tell_")):
                yield from [f"{part}/mail/{_text(one)}" for one in call.args if _text(one)][:1]


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
