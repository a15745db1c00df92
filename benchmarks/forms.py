"""A form as a browser would send it: what the page has filled in already, and what the person adds."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from html.parser import HTMLParser

from benchmarks.client import Unexpected

KEY = "form_key"
"""Lets the same press count once; each press of ours is another."""


def filled_in(page: str, names: Iterable[str]) -> dict[str, str]:
    """The fields of the page's form that has all these names. Raises Unexpected when there is none."""
    reader = _Reader()
    reader.feed(page)
    wanted = set(names)
    for form in reader.forms:
        if wanted <= set(form):
            return {name: value for name, value in form.items() if value is not None}
    raise Unexpected(f"No form of the page has {', '.join(sorted(wanted))}.")


def pressed(fields: dict[str, str]) -> dict[str, str]:
    return {**fields, KEY: secrets.token_urlsafe(16)} if KEY in fields else fields


class _Reader(HTMLParser):
    """Every form's fields; None is a field that would not be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str | None]] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        name = facts.get("name") or ""
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "option" and self._select:
            self._option(facts)
        elif name:
            self._field(tag, name, facts)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _field(self, tag: str, name: str, facts: dict[str, str | None]) -> None:
        if tag == "select":
            self._select = name
        sent = tag == "input" and (
            facts.get("type") not in ("radio", "checkbox", "file") or "checked" in facts
        )
        value = facts.get("value") or ""
        if sent or name not in self.forms[-1]:
            self.forms[-1][name] = value if sent else None

    def _option(self, facts: dict[str, str | None]) -> None:
        """The first that has a value, unless another is chosen."""
        value = facts.get("value")
        if value and ("selected" in facts or not self.forms[-1].get(self._select)):
            self.forms[-1][self._select] = value
