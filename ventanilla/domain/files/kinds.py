"""What a file is, judged by its content and never by its name alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

import filetype

HEAD_BYTES = 8192
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


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
        content.seek(0)
        try:
            with zipfile.ZipFile(content) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return False
        return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)

    return check


def _zip(head: bytes, content: BinaryIO) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _old_office(head: bytes, content: BinaryIO) -> bool:
    return head.startswith(_OLE)


def _text(head: bytes, content: BinaryIO) -> bool:
    """Text has no NUL and hardly any control character, whatever its alphabet. UTF-16 tells itself by its mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)


def _xml(head: bytes, content: BinaryIO) -> bool:
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    is_page = any(mark in opening for mark in (b"<html", b"<!doctype html", b"<svg", b"<script"))
    return opening.startswith(b"<") and not is_page and _text(head, content)


_CHECKS: dict[str, Callable[[bytes, BinaryIO], bool]] = {
    "jpg": _magic("jpg"), "jpeg": _magic("jpg"), "png": _magic("png", "apng"), "gif": _magic("gif"), "pdf": _magic("pdf"),
    "xls": _old_office, "doc": _old_office, "xlsx": _office("xl/"), "docx": _office("word/"),
    "xml": _xml, "txt": _text, "zip": _zip,
}  # fmt: skip
ALLOWED = tuple(_CHECKS)
