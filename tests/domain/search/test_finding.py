"""The same hits on both databases: those that one finds who reads everything."""

from __future__ import annotations

import random

import pytest

from tests.domain.search.oracle import found, read_through
from ventanilla.domain.search.actions import Findable, put
from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import OPEN, Reach, seen_by

pytestmark = pytest.mark.django_db
VOCABULARY = [
    "avería", "averías", "averiado", "impresora", "impresoras", "imprimir", "factura", "facturas", "facturación",
    "Contraseña", "contrasena", "router", "routers", "teléfono", "móvil", "correo", "Outlook", "copia", "copias", "servidor",
    "lento", "pantalla", "año", "niño", "señal", "conexión", "conexiones", "renovar", "renovación", "wifi", "VPN", "C0142",
    "KB5034441", "B12345678", "4182", "418", "2026", "lucia@aurora.example", "964123456", "de", "la", "que", "no",
]  # fmt: skip
QUESTIONS = [
    *VOCABULARY, "aver", "imp", "fact", "facturaci", "contraseñ", "conex", "KB50", "c01", "lucia@aur", "averia impresoras",
    "correo outl", "servidor lento copia", "router #4182", "#4182", "41", "AVERÍAS", "de la impresora", "964 12 34 56",
    "zzz", "imp*", '"correo', "correo OR router", "correo NOT router", "NEAR(correo router)", "public:correo",
    "{internal}:nota", "correo' | 'router", "a:b:c & d", "_open", "_s7",
    "0.2:correo", "\\", "%", "%s %1$s", "correo\x00router", "🙂", "Ωμέγα",
]  # fmt: skip


def a_text(dice: random.Random, most: int) -> str:
    return " ".join(dice.choices(VOCABULARY, k=dice.randint(1, most)))


@pytest.fixture
def corpus() -> list[Findable]:
    """Things of all kinds and of three customers, with notes; numbers far apart, so that every window has some."""
    dice = random.Random(8)
    numbers = sorted(dice.sample(range(1, 400_000), 240) + dice.sample(range(398_000, 400_000), 60))
    things = []
    for number in dict.fromkeys(numbers):
        marks = (seen_by(dice.randint(1, 9)), *((OPEN,) if dice.random() < 0.3 else ()))
        note = a_text(dice, 4) + " Ωμέγα" if dice.random() < 0.4 else ""
        text = f"{number} {a_text(dice, 9)}"
        things.append(Findable(Kind.TICKET, number, dice.randint(1, 3), text, note, marks))
    for number in range(1, 30):
        things.append(Findable(Kind.PERSON, number, dice.randint(1, 3), a_text(dice, 4), a_text(dice, 2)))
        things.append(Findable(Kind.CUSTOMER, number, None, a_text(dice, 4)))
    put(things)
    return things


REACHES = [
    Reach(Kind.TICKET), Reach(Kind.TICKET, must=(OPEN,)), Reach(Kind.TICKET, never=(OPEN,)), Reach(Kind.TICKET, 2),
    Reach(Kind.TICKET, 2, must=(OPEN,)), Reach(Kind.TICKET, 2, must=(seen_by(7),)), Reach(Kind.TICKET, 2, never=(OPEN,)),
    Reach(Kind.TICKET, 2, must=(seen_by(7), OPEN)), Reach(Kind.PERSON), Reach(Kind.PERSON, 1), Reach(Kind.CUSTOMER),
    Reach(Kind.TICKET, 99),
]  # fmt: skip


@pytest.mark.parametrize("reach", REACHES, ids=str)
def test_the_index_finds_what_one_finds_who_reads_everything(corpus, reach):
    for question in QUESTIONS:
        assert found(question, reach) == read_through(question, reach, corpus), question


def test_pages_follow_each_other_without_a_gap(corpus):
    for reach in (Reach(Kind.TICKET), Reach(Kind.TICKET, 2)):
        everything = read_through("cone", reach, corpus)
        pages, before = [], None
        while page := found("cone", reach, most=7, before=before):
            pages += page
            before = page[-1]

        assert pages == everything
        assert len(everything) > 10
