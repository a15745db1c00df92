"""What a picture is and how large, from its first bytes."""

from __future__ import annotations

import struct

import pytest

from tests.documents import EXE, GIF, PNG, SVG
from ventanilla.core.pictures import Picture, picture_in

APP0 = b"\xff\xe0" + struct.pack(">H", 16) + bytes(14)
FRAME = b"\xff\xc2" + struct.pack(">HBHH", 17, 8, 90, 120) + bytes(10)


def webp(kind: bytes, body: bytes) -> bytes:
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + body


@pytest.mark.parametrize(
    ("content", "picture"),
    [
        (PNG, Picture("image/png", 1, 1)),
        (b"\xff\xd8" + APP0 + b"\xff" + FRAME, Picture("image/jpeg", 120, 90)),
        (webp(b"VP8X", bytes(4) + b"\x3f\x00\x00\x1f\x00\x00"), Picture("image/webp", 64, 32)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 63 | 31 << 14)), Picture("image/webp", 64, 32)),
        (webp(b"VP8 ", bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 64, 32)), Picture("image/webp", 64, 32)),
    ],
)  # fmt: skip
def test_the_three_kinds_tell_their_size(content, picture):
    assert picture_in(content) == picture


@pytest.mark.parametrize(
    "content",
    [
        b"", GIF, SVG, EXE, PNG[:18], b"\xff\xd8\xff", b"\xff\xd8" + APP0,
        webp(b"VP8L", bytes(5)), webp(b"ABCD", bytes(20)),
    ],
)  # fmt: skip
def test_anything_else_is_no_picture(content):
    assert picture_in(content) is None


def test_a_strip_is_stretched():
    assert Picture("image/png", 300, 100).stretch == 3
