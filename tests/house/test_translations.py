"""The check of translations itself: what it misses, a reader of English meets in Spanish."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from tests.house import translations


@pytest.fixture
def english(tmp_path, monkeypatch):
    """A package of one page, and the place of its English texts."""
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text('{{ _("Hola, %(name)s", name=name) }}', encoding="utf-8")
    monkeypatch.setattr(translations, "PACKAGE", tmp_path)
    monkeypatch.setattr(translations, "ENGLISH", tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po")
    translations.update()
    return translations.ENGLISH


def translate(english, text: str) -> None:
    head, _, tail = english.read_text(encoding="utf-8").rpartition('msgstr ""')
    english.write_text(f'{head}msgstr "{text}"{tail}', encoding="utf-8")


def test_a_text_without_translation_is_missed(english):
    assert translations.complaints() == ["missing: Hola, %(name)s"]


def test_a_translated_text_is_fine_and_survives_an_update(english):
    translate(english, "Hello, %(name)s")

    translations.update()

    assert translations.complaints() == []


def test_a_translation_with_another_placeholder_is_seen(english):
    translate(english, "Hello, %(who)s")

    assert translations.complaints() == ["other placeholders: Hola, %(name)s"]


def test_a_translation_of_nothing_is_seen(english):
    translate(english, "Hello, %(name)s")
    english.write_text(
        english.read_text(encoding="utf-8") + '\nmsgid "Adiós"\nmsgstr "Bye"\n', encoding="utf-8"
    )

    assert translations.complaints() == ["obsolete: Adiós"]


def test_plural_forms_are_compared_together():
    wanted = Catalog().add(("%(count)s día", "%(count)s días"))
    there = Catalog()
    there.add(("%(count)s día", "%(count)s días"), string=("one day", "%(count)s days"))

    assert list(translations._wrong_with(wanted, there)) == []
