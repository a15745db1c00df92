"""No function, file or script grows beyond what one can take in at a look."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "ventanilla"
FOLDERS = (PACKAGE, ROOT / "tests", ROOT / "benchmarks")
SOURCES = sorted(
    path
    for path in [ROOT / "run.py", *(file for folder in FOLDERS for file in folder.rglob("*.py"))]
    if "migrations" not in path.parts
)


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_in(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_python_file_is_longer_than_300_lines():
    long = {str(path.relative_to(ROOT)): lines_of(path) for path in SOURCES if lines_of(path) > 300}

    assert not long


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": function.end_lineno
        - function.lineno
        + 1
        for path in SOURCES
        for function in functions_in(path)
        if function.end_lineno - function.lineno >= 40
    }

    assert not long


def test_no_script_is_longer_than_60_lines():
    scripts = (PACKAGE / "static").rglob("*.js")

    long = {str(path.relative_to(ROOT)): lines_of(path) for path in scripts if lines_of(path) > 60}

    assert not long


def test_every_verb_says_what_it_promises():
    verbs = [*PACKAGE.glob("domain/*/actions.py"), *PACKAGE.glob("domain/*/actions/*.py")]

    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in verbs
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert not silent
