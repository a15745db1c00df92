"""The words of the active language, remembered: a page says hundreds, and Django goes through its catalogues for each."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, gettext


def say(message: str) -> str:
    """`gettext`, at a third of its price. Imported as `_`, by which what has to be translated is found."""
    return _said(get_language(), message)


@lru_cache(maxsize=4096)
def _said(language: str | None, message: str) -> str:
    return gettext(message)
