"""A file is what its content is. What its name says must be true."""

from __future__ import annotations

import io
import random

import pytest

from tests.documents import DOCX, ELF, EXE, GIF, HTML, JPG, OLE, PDF, PNG, SVG, TEXT, XLSX, XML, a_zip
from ventanilla.domain.files.kinds import ALLOWED, extension, is_what_it_says, tidy_name

TRUE = [
    ("foto.jpg", JPG), ("FOTO.JPEG", JPG), ("pantalla.png", PNG), ("mueve.gif", GIF), ("factura.pdf", PDF),
    ("viejo.doc", OLE), ("viejo.xls", OLE), ("carta.docx", DOCX), ("cuentas.xlsx", XLSX), ("copia.zip", a_zip()),
    ("notas.txt", TEXT), ("latin.txt", "año".encode("latin-1")), ("utf16.txt", "año".encode("utf-16")),
    ("bom.txt", b"\xef\xbb\xbf" + TEXT), ("factura.xml", XML), ("factura.xml", b"\xef\xbb\xbf" + XML),
    ("sin.xml", b"<factura/>"), ("utf16.xml", "<?xml version='1.0'?><a/>".encode("utf-16")),
    ("registro.txt", b"error: <b>unexpected</b> tag\n"), ("vacia.zip", b"PK\x05\x06" + bytes(18)),
]  # fmt: skip

FALSE = [
    ("exe.jpg", EXE), ("exe.pdf", EXE), ("exe.txt", EXE), ("elf.zip", ELF), ("png.jpg", PNG), ("jpg.png", JPG),
    ("texto.pdf", TEXT), ("pagina.txt", HTML), ("pagina.xml", HTML), ("pagina.txt", b"\n\n  <HTML><body>x"),
    ("pagina.txt", b"\xef\xbb\xbf<html>"), ("pagina.txt", "<script>x</script>".encode("utf-16")),
    ("dibujo.xml", SVG), ("dibujo.txt", SVG), ("dibujo.png", SVG), ("zip.docx", a_zip()), ("xlsx.docx", XLSX),
    ("docx.xlsx", DOCX), ("ole.docx", OLE), ("docx.doc", DOCX), ("pdf.zip", PDF),
    ("rar.zip", b"Rar!\x1a\x07\x00" + bytes(99)),
    ("cortado.docx", DOCX[:40]), ("solo-firma.zip", b"PK\x03\x04" + bytes(400)), ("binario.txt", bytes(range(256))),
    ("binario.txt", b"\xff\xfe" + EXE), ("mitad.txt", b"a" * 9000 + EXE), ("texto.xml", TEXT), ("vacio.jpg", b""),
    ("pagina.xml", b"<!-- " + b"x" * 500 + b" --><html><script>alert(1)</script></html>"),
    ("pagina.xml", b'<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></x>'),
]  # fmt: skip

NAMES = [name for name, _content in TRUE + FALSE]


@pytest.mark.parametrize(("name", "content"), TRUE, ids=NAMES[: len(TRUE)])
def test_a_file_that_is_what_it_says_is_known(name, content):
    assert is_what_it_says(name, io.BytesIO(content))


@pytest.mark.parametrize(("name", "content"), FALSE, ids=NAMES[len(TRUE) :])
def test_a_file_in_disguise_is_known(name, content):
    assert not is_what_it_says(name, io.BytesIO(content))


def test_the_file_is_left_at_its_beginning():
    file = io.BytesIO(DOCX)

    is_what_it_says("a.docx", file)

    assert file.tell() == 0


def test_only_the_last_extension_counts():
    assert [extension(name) for name in ("a.pdf.exe", "a.exe.PDF", "a", ".txt", "a.", "")] == [
        "exe", "pdf", "", "", "", "",
    ]  # fmt: skip


def test_mangled_content_gets_an_answer_and_never_a_crash():
    dice = random.Random(7)
    for turn in range(600):
        broken = bytearray(dice.choice([DOCX, XLSX, OLE, PDF, PNG, XML, a_zip("word/a", "b")]))
        for _ in range(dice.randint(1, 12)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        cut = bytes(broken[: dice.randint(1, len(broken))]) if turn % 2 else bytes(broken)

        for kind in ALLOWED:
            assert is_what_it_says(f"a.{kind}", io.BytesIO(cut)) in (True, False)


def test_a_zip_of_a_version_that_nobody_can_read_is_no_office_file():
    newer = DOCX.replace(b"PK\x01\x02\x14\x03\x14\x00", b"PK\x01\x02\x14\x03\xff\x00")
    assert newer != DOCX

    assert not is_what_it_says("a.docx", io.BytesIO(newer))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("foto.jpg", "foto.jpg"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\a.txt", "a.txt"),
        ("../../a.txt", "a.txt"),
        ("C:\\fotos\\playa.jpg", "playa.jpg"),
        ("a\0b\r\nc.txt", "abc.txt"),
        ("fra\u202egpj.exe", "fragpj.exe"),
        ("\u200ftxt.\u2066a\u2069.pdf", "txt.a.pdf"),
        ('a"b<c>|d:e*f?.txt', "abcdef.txt"),
        ("  espacios .txt ", "espacios .txt"),
        ("año nuevo ñandú 日本.pdf", "año nuevo ñandú 日本.pdf"),
        ("mal\ud800o.txt", "malo.txt"),
        ("", "archivo"),
        ("...", "archivo"),
        ("\u202e", "archivo"),
    ],
)
def test_a_name_is_kept_without_what_could_deceive(given, kept):
    assert tidy_name(given) == kept


def test_a_long_name_keeps_its_ending_and_fits_its_column():
    kept = tidy_name("ñ" * 300 + ".jpeg")

    assert len(kept) == 120
    assert kept.endswith("ñ.jpeg")


def test_a_long_name_without_an_ending_fits_its_column():
    assert len(tidy_name("a" * 300)) == 120
    assert len(tidy_name("a." + "b" * 300)) == 120
