"""Logos of any size, made here."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 64, height: int = 64, *, padding: int = 0) -> bytes:
    """A real one, black all over; `padding` makes it heavier."""
    rows = zlib.compress(b"".join(b"\x00" + bytes(width) for _row in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", rows), (b"tEXt", b"k\x00" + b"x" * padding), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
