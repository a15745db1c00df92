"""What every answer carries, and every form on it."""

from __future__ import annotations

import re

DRAWINGS = ("/marca.css", "/favicon.svg", "/icono/")
MAY_BE_KEPT = (*DRAWINGS, "/aplicacion.webmanifest", "/calendario/")
"""A program that reads a calendar every hour asks whether it has changed, and may keep it until then."""


def directives(policy: str) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}


def refuse_weak(address: str, answer) -> None:
    policy = directives(answer["Content-Security-Policy"])
    sources = {word for words in policy.values() for word in words}
    assert policy["default-src"] == ["'none'"], address
    assert not [word for word in sources if "unsafe" in word or word in ("*", "https:", "http:")], address
    assert not [word for word in sources if word.startswith("http")], address
    assert answer["X-Content-Type-Options"] == "nosniff", address
    assert answer["Referrer-Policy"] == "same-origin", address
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert "camera=()" in answer["Permissions-Policy"], address
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000"), address
    assert address.startswith(DRAWINGS) or "sandbox" in policy or policy["frame-ancestors"] == ["'none'"], (
        address
    )
    if not address.startswith(MAY_BE_KEPT):
        assert "no-store" in answer["Cache-Control"], address


def refuse_what_runs_or_has_no_token(name: str, html: str) -> None:
    for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL):
        if 'method="post"' in form.lower():
            assert "csrfmiddlewaretoken" in form, name
    assert not re.search(r"<[^>]+\son\w+=", html), name
    assert not re.search(r"<[^>]+\sstyle=", html), name
    assert not re.search(r"<script(?![^>]*(src=|nonce=))", html), name
    assert "javascript:" not in html, name
