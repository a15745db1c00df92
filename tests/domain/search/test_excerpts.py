"""A piece of the text that shows why it was found."""

from __future__ import annotations

import pytest

from ventanilla.domain.search.excerpts import WITHIN, Finder, most_telling

TEXT = "Desde ayer la Impresora de la recepción está averiada: al imprimir sale «papel» y luego se para del todo."


@pytest.fixture
def finder():
    return Finder([["averi"], ["impresor", "imprim"]], "impr")


def shown(pieces) -> list[str]:
    return [text for text, is_found in pieces if is_found]


def test_words_are_shown_as_they_were_written(finder):
    assert shown(finder.marked(TEXT)) == ["Impresora", "averiada", "imprimir"]
    assert "".join(text for text, _found in finder.marked(TEXT)) == TEXT


def test_accents_and_capitals_do_not_hide_a_word(finder):
    assert shown(finder.marked("AVERÍA de impresión; la averia")) == ["AVERÍA", "impresión", "averia"]


def test_what_only_begins_alike_is_left_alone(finder):
    assert shown(finder.marked("averiguar la desaveria")) == []


def test_an_excerpt_of_a_long_text_stands_around_the_first_word(finder):
    pieces = finder.excerpt("relleno " * 60 + TEXT + " final" * 60)
    text = "".join(text for text, _found in pieces)

    assert shown(pieces)[0] == "Impresora"
    assert text.startswith("… relleno")
    assert text.endswith(" …")
    assert len(text) <= WITHIN + 4


def test_a_text_that_answers_nothing_shows_how_it_begins(finder):
    assert finder.excerpt("Hola,\n\nnada   que ver.") == [("Hola, nada que ver.", False)]
    assert finder.excerpt("") == []
    assert finder.excerpt("x" * 1000)[0][0].startswith("xxx")


def test_the_text_that_answers_most_is_chosen(finder):
    assert (
        most_telling(finder, ["nada", "la impresora", "la impresora averiada", "otra avería de impresora"])
        == 2
    )
    assert most_telling(finder, ["nada", "de nada"]) is None
    assert most_telling(finder, []) is None


def test_signs_of_a_pattern_are_only_signs():
    for stem in ("c++", "(", "[", "\\", ".*"):
        assert Finder([[stem]], "").marked("a.b(c") == [("a.b(c", False)]
