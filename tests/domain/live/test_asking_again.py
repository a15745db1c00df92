"""Whoever ends sessions or changes what somebody may, says so: what is open follows at once and not after ten minutes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

DOMAIN = Path(__file__).resolve().parents[3] / "ventanilla/domain"
CHANGES_ACCESS = re.compile(
    r"Session\.objects\.filter\(.*delete\(\)|found\.delete\(\)\n.*leave_device"
    r"|update_fields=\[[^]]*\"(?:password|is_active|role|has_second_factor|needs_second_factor)\"",
    re.DOTALL,
)
QUIET = {
    "forget_ended_sessions": "they are over",
    "_introduce": "their first password: they have not come in yet",
    "let_go": "`_shut_out` says it",
    "_offer": "of a service level",
    "take_back": "they could not come in before",
}
"""Functions that change it and need not say so, and why."""


def test_whoever_changes_access_asks_open_streams_again():
    silent = []
    for file in sorted(DOMAIN.glob("**/*.py")):
        text = file.read_text(encoding="utf-8")
        for one in ast.parse(text).body:
            if not isinstance(one, ast.FunctionDef) or one.name in QUIET:
                continue
            source = ast.get_source_segment(text, one) or ""
            if CHANGES_ACCESS.search(source) and "ask_again(" not in source:
                silent.append(f"{file.relative_to(DOMAIN)}: {one.name}")

    assert silent == []
