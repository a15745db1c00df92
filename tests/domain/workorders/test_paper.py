"""Work orders on paper: words stay words, the same order gives the same bytes, and the hash is of what lies inside."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

from pypdf import PdfReader

from tests.work_papers import STROKES
from ventanilla.core.strokes import svg
from ventanilla.domain.workorders.paper.content import Company, Paper, Signed, Used, Work
from ventanilla.domain.workorders.paper.setting import set_paper

ADDRESS = "https://ventanilla.example/parte/abc/"
US, THEM = (
    Company("Norte Sistemas S.L.", "B00000000", "Calle Mayor 1"),
    Company("Aurora", "A0", "", code="C0142"),
)


def work(description: str = "Disco nuevo", **more: object) -> Work:
    usual = Work("Marta", "on_site", "2026-11-23T22:30:00Z", "2026-11-23T23:30:00Z", 60, True, description)
    return replace(usual, **more)


def paper(**more: object) -> Paper:
    usual = Paper(
        "2026-0042", "2026-11-23T10:00:00Z", "Cambio del disco", "Se cambió.", "Lucía", 1042, "", US, THEM, (work(),),
        (Used("Cable", "2.5", "m"),),
    )  # fmt: skip
    return replace(usual, **more)


def read(pdf: bytes) -> tuple[str, PdfReader]:
    reader = PdfReader(io.BytesIO(pdf))
    return "\n".join(page.extract_text() for page in reader.pages), reader


def test_the_same_order_gives_the_same_bytes_with_its_content_inside():
    order = paper()

    first = set_paper(order, address=ADDRESS)

    assert first == set_paper(order, address=ADDRESS)
    words, reader = read(first)
    inside = reader.attachments["parte.json"][0]
    assert inside.decode() == order.canonical
    assert hashlib.sha256(inside).hexdigest() == order.sha256
    assert order.sha256 in words
    assert ADDRESS in words
    for told in ("2026-0042", "Norte Sistemas S.L.", "C0142", "In situ", "23:30 a 24 nov 2026, 0:30", "2,5 m",
                 "Página 1 de 1", "Firma del cliente"):  # fmt: skip
        assert told in words


def test_hostile_words_come_out_as_words():
    evil = '#eval("1") $x^2$ *b* _i_ <l> @r \\ // /* */ [x] `r`'
    long = "W" * 150
    lines = tuple(work(f"#{number} $ «{number}» \N{FOX FACE}", technician=long) for number in range(200))

    words, reader = read(
        set_paper(
            paper(subject=evil, summary=f"{evil}\n{long}", lines=lines, requester="a\u202eb"), address=ADDRESS
        )
    )

    whole = " ".join(words.replace("\u200b", "").split())
    assert evil in whole
    assert "#199 $ «199»" in whole
    assert "200 h" in whole
    assert "\u202e" not in words
    assert f"Página {len(reader.pages)} de {len(reader.pages)}" in whole


def test_the_signed_paper_names_the_first_one_and_whoever_signed():
    told = Signed(
        "Lucía #1", "00000000T", "Gerente", "2026-11-23T10:00:30Z", "2026-11-23T09:58:00Z", "link", "a" * 64, "b" * 64,
        svg(STROKES),
    )  # fmt: skip

    words, _reader = read(set_paper(paper(), address=ADDRESS, signed=told))

    for one in (
        "Lucía #1",
        "00000000T",
        "Gerente",
        "23 nov 2026, 11:00",
        "23 nov 2026, 10:58",
        "b" * 64,
        "a" * 64,
    ):
        assert one in words
    assert "cualificada" not in words
    by_name, _reader = read(set_paper(paper(), address=ADDRESS, signed=replace(told, drawn="")))
    assert "Firmado escribiendo su nombre" in by_name
