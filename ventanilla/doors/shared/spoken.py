"""The words of templates in the active language, remembered: a page says hundreds, and they are always the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils import translation
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup


@pass_eval_context
def spoken(about: EvalContext, message: str, /, **values: Any) -> str:
    """`_("…")` of a template. Always a format string, as Jinja2's own: «%%» is a percent sign."""
    return in_html(message, **values) if about.autoescape else in_text(message, **values)


def in_html(message: str, /, **values: Any) -> str:
    words = _words(translation.get_language(), message, True)
    return words % values if values or "%" in words else words


def in_text(message: str, /, **values: Any) -> str:
    words = _words(translation.get_language(), message, False)
    return words % values if values or "%" in words else words


@lru_cache(maxsize=8192)
def _words(language: str | None, message: str, is_html: bool) -> str:
    words = translation.gettext(message)
    return Markup(words) if is_html else words  # noqa: S704 - words of our own; the values are escaped
