"""What a file is, judged by its content and never by its name alone."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

import filetype

HEAD_BYTES = 8192
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# All that zipfile raises for a broken or strange archive; NotImplementedError is «of a newer version».
_UNREADABLE = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
    EOFError,
    struct.error,
)
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb": "utf-8-sig"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_PAGE = re.compile(
    r"<(html|svg|script|!doctype\s+(html|svg))\b|www\.w3\.org/(1999/xhtml|2000/svg)", re.IGNORECASE
)
"""What makes a browser run it instead of showing its text."""


def extension(name: str) -> str:
    """The last extension, lower case, without its dot: `Foto.JPG` → `jpg`, `a.pdf.exe` → `exe`."""
    return PurePosixPath(name).suffix.lower().lstrip(".")


def tidy_name(name: str) -> str:
    """The name without folders, control characters or marks that reverse the reading; at most 120 characters."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '"<>|:*?\\/').strip(" .")
    stem, dot, ending = kept.rpartition(".")
    return (
        f"{stem[: 119 - len(ending)]}{dot}{ending}" if dot and len(ending) < 10 else kept[:120] or "archivo"
    )


def is_what_it_says(name: str, content: BinaryIO) -> bool:
    """True when the content is of the kind that the name's extension promises. Leaves the file at its beginning."""
    content.seek(0)
    head = content.read(HEAD_BYTES)
    fits = _CHECKS[extension(name)](head, content)
    content.seek(0)
    return fits


def _magic(*endings: str) -> Callable[[bytes, BinaryIO], bool]:
    def check(head: bytes, content: BinaryIO) -> bool:
        found = filetype.guess(head)
        return found is not None and found.extension in endings

    return check


def _office(folder: str) -> Callable[[bytes, BinaryIO], bool]:
    """An Office file is a zip with certain names in it; only its table of contents is read, nothing is unpacked."""

    def check(head: bytes, content: BinaryIO) -> bool:
        names = _names_in_zip(head, content)
        return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)

    return check


def _zip(head: bytes, content: BinaryIO) -> bool:
    return bool(_names_in_zip(head, content)) or (head.startswith(_ZIP[1]) and len(head) == 22)


def _names_in_zip(head: bytes, content: BinaryIO) -> list[str]:
    """Its table of contents; empty for what is no archive. Programs that carry one behind them are none."""
    if not head.startswith(_ZIP):
        return []
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            return archive.namelist()
    except _UNREADABLE:
        return []


def _old_office(head: bytes, content: BinaryIO) -> bool:
    return head.startswith(_OLE)


def _text(head: bytes, content: BinaryIO) -> bool:
    """Text has no control characters from its first byte to its last, and does not begin as a page would."""
    text = _read(content)
    return text is not None and not (text.lstrip().startswith("<") and _PAGE.search(text[:2000]))


def _xml(head: bytes, content: BinaryIO) -> bool:
    text = _read(content)
    return text is not None and text.lstrip().startswith("<") and not _PAGE.search(text)


def _read(content: BinaryIO) -> str | None:
    """The whole text, in the encoding that its mark tells or byte by byte; None when it is not text."""
    content.seek(0)
    raw = content.read()
    try:
        text = raw.decode(_BOMS.get(raw[:2], "latin-1"))
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


_CHECKS: dict[str, Callable[[bytes, BinaryIO], bool]] = {
    "jpg": _magic("jpg"), "jpeg": _magic("jpg"), "png": _magic("png", "apng"), "gif": _magic("gif"), "pdf": _magic("pdf"),
    "xls": _old_office, "doc": _old_office, "xlsx": _office("xl/"), "docx": _office("word/"),
    "xml": _xml, "txt": _text, "zip": _zip,
}  # fmt: skip
ALLOWED = tuple(_CHECKS)
