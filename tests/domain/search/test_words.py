"""Folding and stemming, and what is understood of what somebody types."""

from __future__ import annotations

import threading

import pytest

from ventanilla.domain.search.asking import MOST_WORDS, ask
from ventanilla.domain.search.words import LONGEST, fold, stem, words_of


@pytest.mark.parametrize(
    "family",
    [
        "avería averias AVERÍAS averiado averia",
        "impresora impresoras Impresora",
        "contraseña contrasenas CONTRASEÑAS",
        "renovación renovar renovaciones renovado",
        "facturación facturas facturar factura",
        "configuración configurar configurado",
        "conexión conexiones",
        "router routers",
        "backup backups",
    ],
)
def test_a_family_of_words_has_one_stem(family):
    assert len({stem(word) for word in words_of(family)}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Contraseña", ["contrasena"]),
        ("#4182", ["4182"]),
        ("C0142/KB5034441", ["c0142", "kb5034441"]),
        ("lucia@aurora-pruebas.example", ["lucia", "aurora", "pruebas", "example"]),
        ("presupuesto_final (2).PDF", ["presupuesto", "final", "2", "pdf"]),
        ("964 12 34 56", ["964", "12", "34", "56", "964123456"]),
        ("+34 964-123-456", ["34", "964", "123", "456", "964123456"]),
        ("964123456", ["964123456"]),
        ("ﬁn ½ Øystein Łódź", ["fin", "1", "2", "oystein", "lodz"]),
        ("uno uno UNO", ["uno"]),
        ("🙂 — ¡¿", []),
        ("", []),
    ],
)
def test_a_text_gives_its_words(text, words):
    assert words_of(text) == words


def test_words_are_of_plain_letters_and_figures_whatever_the_alphabet():
    words = words_of("Ωμέγα почта 東京 ñandú ’ _ \x00 a\u0301")

    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)
    assert len(words) == 5
    assert words_of("ΩΜΈΓΑ")[0] == words[0]


def test_a_key_without_end_is_cut_on_both_sides_alike():
    assert words_of("x" * 500) == ["x" * LONGEST]
    assert ask("x" * 150).stems == ("x" * LONGEST,)


def test_folding_is_the_same_twice():
    for text in ("ÁÉÍÓÚÜÑ ß ǅ İ", "Straße"):
        assert fold(fold(text)) == fold(text)


def test_stems_are_the_same_in_many_threads():
    words = words_of(
        "averías impresoras conexiones renovaciones facturaciones configuraciones teléfonos pantallas " * 3
    )
    seen: list[list[str]] = []

    threads = [
        threading.Thread(target=lambda: seen.append([stem.__wrapped__(word) for word in words * 50]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 8
    assert all(one == seen[0] for one in seen)


@pytest.mark.parametrize(
    ("typed", "stems", "start", "number"),
    [
        ("La impresora de Lucía", ("impresor", "luci"), "lucia", None),
        ("#4182", ("4182",), "", 4182),
        (" 4182 ", ("4182",), "", 4182),
        ("4182 correo", ("4182", "corre"), "correo", None),
        ("avería ordenador averías", ("orden", "averi"), "averias", None),
        ("tel 964 12 34 56", ("964123456", "tel"), "tel", None),
        ("de la que", (), "", None),
        ('"', (), "", None),
        ("imp*", ("imp",), "imp", None),
        ("", (), "", None),
    ],
)
def test_a_question_is_understood(typed, stems, start, number):
    asked = ask(typed)

    assert (asked.stems, asked.start, asked.number) == (stems, start, number)
    assert bool(asked) == bool(stems)


def test_a_whole_letter_in_the_box_is_cut_short():
    asked = ask("palabra distinta cada vez " * 50 + " ".join(f"w{number}" for number in range(99)))

    assert len(asked.stems) <= MOST_WORDS
    assert len(asked.text) <= 200
