"""What a small picture is and how large, from its first bytes: PNG, JPEG and WebP. Nothing is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

# Frames of a JPEG that tell its size; what lies between are tables (C4), extensions (C8) and conditions (CC).
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Marks that stand alone, without a length."""


@dataclass(frozen=True)
class Picture:
    kind: str
    """Its media type."""
    width: int
    height: int

    @property
    def stretch(self) -> float:
        """How much longer one side is than the other; 1 is a square."""
        return max(self.width, self.height) / max(1, min(self.width, self.height))


def picture_in(content: bytes) -> Picture | None:
    """What these bytes draw; None for anything that is not one of the three, or is broken at its beginning."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
            return Picture("image/png", *struct.unpack(">II", content[16:24]))
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> Picture | None:
    at = 2
    while content[at] == 0xFF:
        mark = content[at + 1]
        if mark in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return Picture("image/jpeg", width, height)
        if mark == 0xFF or mark in _JPEG_BARE:
            at += 1 if mark == 0xFF else 2
        else:
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None


def _webp(content: bytes) -> Picture | None:
    kind = content[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return Picture("image/webp", width, height)
    if kind == b"VP8L" and content[20] == 0x2F:
        bits = struct.unpack("<I", content[21:25])[0]
        return Picture("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", content[26:30])
        return Picture("image/webp", width & 0x3FFF, height & 0x3FFF)
    return None
