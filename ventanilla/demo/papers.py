"""Small files made by code, so that tickets carry something to open: pictures, logs and one-page PDFs. Pure."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from ventanilla.demo.story import Paper

PICTURES = ("captura-error", "pantalla", "foto-equipo", "aviso", "captura", "IMG_2041", "mensaje-en-pantalla")
LOGS = ("registro", "diagnostico", "salida-consola", "red")
PRINTS = ("documento", "listado", "albaran", "informe", "mensaje-devuelto")
WIDTH, HEIGHT = 480, 300
Colour = tuple[int, int, int]


def customer_papers(rng: Random) -> tuple[Paper, ...]:
    """What a customer sends along: mostly one picture."""
    kinds = rng.choice(((_picture,), (_picture,), (_picture, _picture), (_print,), (_log,)))
    return _with_different_names(tuple(kind(rng) for kind in kinds))


def staff_papers(rng: Random) -> tuple[Paper, ...]:
    return (rng.choice((_log, _print))(rng),)


def screen(name: str, rng: Random) -> Paper:
    """A picture of a window with a message in it, as a PNG of a few hundred bytes."""
    ground, accent = rng.choice(
        (((222, 226, 230), (180, 35, 24)), ((24, 92, 140), (250, 250, 250)), ((40, 42, 46), (220, 150, 40)))
    )
    left, top = rng.randint(40, 120), rng.randint(30, 80)
    boxes = [
        (left, top, 300, 170, (252, 252, 252)),
        (left, top, 300, 26, accent),
        (left + 20, top + 54, 34, 34, accent),
    ]
    boxes += [
        (left + 74, top + 56 + 18 * line, rng.randint(90, 200), 7, (120, 124, 130)) for line in range(3)
    ]
    boxes.append((left + 206, top + 132, 74, 22, (205, 208, 212)))
    return Paper(name, _png(ground, boxes))


class Mark(NamedTuple):
    """Words on a page, from a point in points on (the corner is below, on the left)."""

    x: int
    y: int
    size: int
    words: str
    bold: bool = False


def one_page(name: str, lines: list[str]) -> Paper:
    """A PDF of one page with these lines in Helvetica."""
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    return Paper(name, _page(f"BT /F1 11 Tf 60 780 Td 16 TL {shown}ET"))


def placed(marks: Iterable[Mark], *, rules: Iterable[tuple[int, int, int]] = ()) -> bytes:
    """A PDF of one page with words where they belong, and hairlines: from x, at y, to x."""
    words = "".join(
        f"BT /F{2 if one.bold else 1} {one.size} Tf {one.x} {one.y} Td ({_escaped(one.words)}) Tj ET\n"
        for one in marks
    )
    return _page(words + "".join(f"0.5 w {x} {y} m {to} {y} l S\n" for x, y, to in rules))


def _page(drawn: str) -> bytes:
    text = drawn.encode("cp1252", "replace")
    fonts = b"<< /F1 5 0 R /F2 6 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font %b >> >>"
        % fonts,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    return _pdf(objects)


def _picture(rng: Random) -> Paper:
    return screen(f"{rng.choice(PICTURES)}.png", rng)


def _log(rng: Random) -> Paper:
    moment, lines = rng.randint(8 * 3600, 17 * 3600), []
    for _ in range(rng.randint(12, 40)):
        moment += rng.randint(1, 90)
        words = rng.choice(
            (
                "conexión aceptada",
                "tiempo de espera agotado",
                "reintento",
                "cola vacía",
                "permiso denegado",
                "hecho",
            )
        )
        lines.append(
            f"{moment // 3600:02}:{moment // 60 % 60:02}:{moment % 60:02}  nodo-{rng.randint(1, 9)}  {words}"
        )
    return Paper(f"{rng.choice(LOGS)}.txt", ("\n".join(lines) + "\n").encode())


def _print(rng: Random) -> Paper:
    rows = [
        f"{rng.randint(100, 999)}-{rng.randint(10, 99)}   {rng.randint(1, 40):>4}   {rng.randint(3, 900)},00 €"
        for _ in range(12)
    ]
    return one_page(
        f"{rng.choice(PRINTS)}-{rng.randint(101, 998)}.pdf", ["Ejemplo de la demostración", "", *rows]
    )


def _with_different_names(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    if len(papers) < 2 or papers[0].name != papers[1].name:
        return papers
    stem, _, ending = papers[1].name.rpartition(".")
    return (papers[0], Paper(f"{stem}-2.{ending}", papers[1].content))


def _png(ground: Colour, boxes: list[tuple[int, int, int, int, Colour]]) -> bytes:
    rows = []
    for y in range(HEIGHT):
        row = bytearray(bytes(ground) * WIDTH)
        for left, top, wide, high, colour in boxes:
            if top <= y < top + high:
                row[left * 3 : (left + wide) * 3] = bytes(colour) * wide
        rows.append(b"\0" + bytes(row))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pdf(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
