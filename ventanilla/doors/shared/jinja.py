"""The one Jinja2 environment of pages, letters and form widgets."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import django.forms
from django.conf import settings
from django.contrib.messages import get_messages
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    HiddenInput,
    RadioSelect,
)
from django.forms.renderers import TemplatesSetting
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.utils import missing
from markupsafe import Markup

from ventanilla.core import durations, icons, text, times
from ventanilla.doors.shared.brand import brand_address
from ventanilla.doors.shared.counts import count_words
from ventanilla.doors.shared.quick import QuickCode, QuickTemplate
from ventanilla.doors.shared.spoken import spoken
from ventanilla.doors.shared.stylesheet import SpriteFinder

WIDGETS = Path(django.forms.__file__).parent / "jinja2"
UNDRESSED = (CheckboxInput, CheckboxSelectMultiple, FileInput, HiddenInput, RadioSelect)


class Missing(StrictUndefined):
    """A missing name is an error; of a thing that exists one may ask whether it has a part.

    Django's widget templates say `{% if widget.attrs.id %}`; printing what is not there still fails.
    """

    def __bool__(self) -> bool:  # type: ignore[override]  # the base never answers; we sometimes do
        if self._undefined_obj is missing:
            self._fail_with_undefined_error()
        return False


def environment(**options: Any) -> Environment:
    """Escaping, translated, and strict: a name that is missing is an error, not an empty place."""
    options["loader"] = ChoiceLoader([options["loader"], FileSystemLoader(WIDGETS)])
    options["undefined"] = Missing
    options |= {
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        "autoescape": select_autoescape(default=True, disabled_extensions=("txt",)),
    }
    env = Environment(**options)  # noqa: S701 - all but the text twins of letters is escaped
    env.code_generator_class, env.template_class = QuickCode, QuickTemplate
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals.update(GLOBALS)
    env.filters.update(FILTERS)
    return env


@lru_cache(maxsize=8192)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """`url("portal:ticket", number=4182)`. Remembered: a list asks for the same fifty addresses all day."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


@lru_cache(maxsize=512)
def icon(name: str, *, small: bool = False, label: str = "") -> Markup:
    return icons.icon(name, sprite=static(SpriteFinder.path), small=small, label=label)


@lru_cache(maxsize=32)
def glyph(status: str) -> Markup:
    return icons.glyph(status, sprite=static(SpriteFinder.path))


@lru_cache(maxsize=8)
def bars(lit: int) -> Markup:
    return icons.bars(lit, sprite=static(SpriteFinder.path))


def when(at: datetime) -> Markup:
    """Short and relative, with the exact time at hand."""
    return _when(at, _today(), translation.get_language())


@lru_cache(maxsize=4096)
def _when(at: datetime, today: datetime, language: str | None) -> Markup:
    """Remembered: a list tells the same instants at every look."""
    local = _here(at)
    return _time(local, times.when(local, today))


def listed(at: datetime) -> Markup:
    """`when` for a long list, without what only machines would read of it. Where it says the date, nothing more is said."""
    return _listed(at, _today(), translation.get_language())


@lru_cache(maxsize=4096)
def _listed(at: datetime, today: datetime, language: str | None) -> Markup:
    local = _here(at)
    words = times.when(local, today)
    if abs((local.date() - today.date()).days) > 1:
        return Markup(words)  # noqa: S704 - see `_time`
    return Markup(f'<span title="{times.exact(local)}">{words}</span>')  # noqa: S704 - see `_time`


def brief(at: datetime) -> Markup:
    """`when` for a dense list."""
    local = _here(at)
    return _time(local, times.brief(local, _here()))


def exact(at: datetime) -> Markup:
    local = _here(at)
    return _date(local.isoformat(timespec="minutes"), times.exact(local))


def in_full(at: datetime) -> str:
    """An appointment in a letter: words only."""
    return times.in_full(_here(at))


def visit(at: datetime, minutes: int) -> str:
    """From when until when somebody comes: words only."""
    return times.visit(_here(at), _here(at + timedelta(minutes=minutes)))


def until_clock(at: datetime, minutes: int) -> str:
    """When it ends, by the clock alone."""
    return times.clock(_here(at + timedelta(minutes=minutes)))


def by_when(at: datetime) -> str:
    """A promise, in words only."""
    return times.by_when(_here(at), _here())


def long_day(at: datetime) -> str:
    return times.long_day(_here(at).date())


def ago(at: datetime) -> Markup:
    return _time(_here(at), times.ago(at, timezone.now()))


def until(at: datetime) -> Markup:
    return _time(_here(at), times.until(at, timezone.now()))


def date_only(day: date) -> Markup:
    """The day of an instant in the reader's time zone, or a plain date."""
    local = _here(day).date() if isinstance(day, datetime) else day
    return _date(local.isoformat(), times.date_only(local))


def _time(local: datetime, words: str) -> Markup:
    """All of it is words of our own; `Markup.format` would escape them at ten times the price, fifty times a page."""
    at = local.isoformat(timespec="minutes")
    return Markup(f'<time datetime="{at}" title="{times.exact(local)}">{words}</time>')  # noqa: S704 - see above


def _date(at: str, words: str) -> Markup:
    return Markup(f'<time datetime="{at}">{words}</time>')  # noqa: S704 - words of our own


def filesize(size: int) -> str:
    return text.filesize(size, translation.get_language() or "es")


def money(amount: Decimal, currency: str = "EUR") -> str:
    return text.money(amount, translation.get_language() or "es", currency)


def _here(at: datetime | None = None) -> datetime:
    """An instant (or this one) in the house's time zone, which is everybody's: nobody activates another."""
    return (at or timezone.now()).astimezone(timezone.get_default_timezone())


def _today() -> datetime:
    return _here().replace(hour=0, minute=0, second=0, microsecond=0)


GLOBALS = {
    "_": spoken,
    "gettext": spoken,
    "url": url,
    "static": static,
    "icon": icon,
    "glyph": glyph,
    "bars": bars,
    "pie": icons.pie,
    "star": icons.star,
    "star_row": icons.star_row,
    "now": timezone.now,
    "brand_address": brand_address,
    "messages_for": get_messages,
    "max_file_bytes": settings.MAX_FILE_BYTES,
}
FILTERS = {
    "when": when,
    "listed": listed,
    "brief": brief,
    "exact": exact,
    "in_full": in_full,
    "visit": visit,
    "until_clock": until_clock,
    "by_when": by_when,
    "long_day": long_day,
    "ago": ago,
    "until": until,
    "span": times.span,
    "date_only": date_only,
    "long_date": times.long_date,
    "filesize": filesize,
    "initials": text.initials,
    "unmarked": text.unmarked,
    "money": money,
    "counted": count_words,
    "in_hours": durations.in_hours,
}


class DressedField(BoundField):
    """A field whose widget wears the class of our part without the form saying so."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        if not isinstance(widget or self.field.widget, UNDRESSED):
            built["class"] = f"input {(widget or self.field.widget).attrs.get('class', '')}".strip()
        return built


class FormRenderer(TemplatesSetting):
    """Widgets come from Django's Jinja2 templates, through our environment."""

    bound_field_class = DressedField
